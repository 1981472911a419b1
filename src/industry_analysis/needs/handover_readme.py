"""What the README of a hand-over says, in Swedish: each file, how to run, who answers for the data.

The trap: it is read by people who were not there, so it may not lean on what only we know.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from industry_analysis.needs import keeping, vault

_FILES = {
    f"lager/{keeping.FILE}": "Alla intervjuer, ramen, erbjudandena, namnen och loggen, krypterade. "
    "Öppnas bara med nyckeln, som ska lämnas på annat sätt än mappen. En tappad nyckel kan inte "
    "göras om.",
    "lager/codebook.toml": "Egna teman, underteman och statusar. Behövs för att läsa in resten.",
    "oppet/intervjuer.xlsx": "Samma uppgifter i mallens form, läsbara för den som har filen.",
    "oppet/listor.xlsx": "Arbetslistor: öppna behov, vad som utlovats och gjorts, förslag till "
    "erbjudanden, luckor i stödet, vilka företag som är mötta och vilka som aldrig är det.",
}
_PARTS = {
    "oppet/csv/": "Samma som intervjuer.xlsx, ett blad i varje fil.",
    f"lager/{keeping.EDITION}": "Vad tidigare utgåvor har visat. Behövs för att nästa utgåva "
    "inte ska avslöja något genom att jämföras med dem.",
}
_INVENTED = (
    "**PÅHITTADE EXEMPELDATA.** Företag, svar och erbjudanden i den här mappen är påhittade och "
    "säger ingenting om verkliga företag eller kommuner."
)
_CONTROLLER = f"""## Vem som är personuppgiftsansvarig

Uppgifterna kan röra personer: intervjuare, ansvariga, enskilda företagare och sådant som står i \
fritext. Den organisation som tar emot mappen och bestämmer vad uppgifterna ska användas till är \
från mottagandet personuppgiftsansvarig för sitt exemplar. Den som lämnar över är ansvarig för \
sitt tills det är raderat. Innan ni börjar:

- Dokumentera rättslig grund och ändamål, och stäm av med ert dataskyddsombud.
- Informera företagen om vem som nu har uppgifterna.
- Samtycken till citat gavs till den som intervjuade. Pröva om de gäller hos er innan ett citat \
visas: `industry-analysis needs quotes` skriver listan att läsa och godkänna.
- Byt ut personer som har slutat som ansvariga för öppna behov.
- Vill ett företag veta vad som finns om det, eller bli borttaget: `industry-analysis needs \
export NYCKEL` och `industry-analysis needs delete NYCKEL`.

## Vad som ska raderas

- Hos den som lämnar över: lagret `{keeping.FILE}`, ifyllda mallar, utdrag, listor och \
säkerhetskopior, när mottagaren har bekräftat att allt är läst.
- Hos mottagaren: mappen `oppet`, om den finns, så snart den är inläst, och själva den här mappen.
- Filen `manifest.json` har en kontrollsumma (SHA-256) för varje fil, så att mottagaren kan se att \
inget saknas eller har ändrats.
"""


def readme(files: Sequence[str], *, invented: bool, today: dt.date) -> str:
    """Write the README of a hand-over.

    Parameters
    ----------
    files
        Paths below its folder.
    invented
        Whether what is held is invented examples.
    today
        The day of the hand-over.
    """
    head = ["# Överlämning av behovsbilden", *([_INVENTED] if invented else [])]
    what = (
        f"Mappen gjordes {today.isoformat()} och innehåller vad som behövs för att ta över och "
        "driva intervjuerna med företag och behovsbilden vidare."
    )
    listed = "\n".join(["| fil | vad den är |", "| --- | --- |", *_described(files)])
    parts = [*head, what, "## Filerna", listed, "## Kom igång", _run(files), _CONTROLLER]
    return "\n\n".join(parts)


def _described(files: Iterable[str]) -> list[str]:
    told = [f"| `{name}` | {_FILES[name]} |" for name in files if name in _FILES]
    its = {part for part in _PARTS for name in files if name.startswith(part)}
    return [*told, *(f"| `{part}` | {_PARTS[part]} |" for part in _PARTS if part in its)]


def _run(files: Sequence[str]) -> str:
    """Two commands, of the sealed store if there is one, else of the open files."""
    sealed = f"lager/{keeping.FILE}" in files
    stored = any(name.startswith("lager/") for name in files)
    before = ["Installera arbetsboken enligt dess egen README."]
    if stored:
        before.append(
            "Kopiera innehållet i `lager` till arbetsbokens mapp `data/private`, som git inte ser."
        )
    if sealed:
        before.append(
            f"Sätt nyckeln i miljövariabeln `{vault.KEY}`, eller dess fil i `{vault.KEY_FILE}`."
        )
        first = "industry-analysis needs list"
    else:
        before.append(
            f"Sätt en egen nyckel i `{vault.KEY}` så krypteras lagret. Läs in Excel-filen eller "
            "CSV-filerna, inte båda."
        )
        first = "industry-analysis needs import oppet/intervjuer.xlsx"
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(before, 1))
    commands = f"{first}\nindustry-analysis report"
    return f"{steps}\n\nSedan två kommandon:\n\n```sh\n{commands}\n```"
