"""The widgets of the bench: what is chosen on top, chart, table and map below, each with its code.

The trap: a change of the measure changes what else can be chosen, so all of it is set before
anything is shown again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets  # type: ignore[import-untyped, unused-ignore]

from industry_analysis import places
from industry_analysis.bench import lines, measures
from industry_analysis.bench.lines import Choice
from industry_analysis.bench.measures import Years
from industry_analysis.bench.pieces import SORTS, pieces, sheet
from industry_analysis.exhibits.piece import macros
from industry_analysis.wording import Speech


def board(
    say: Speech, municipality: str, *, measure: str = "industry_share", of: str | None = "B+C"
) -> widgets.VBox:
    """Widgets to choose regions, years and a measure with, and what there is to see of them.

    Parameters
    ----------
    municipality
        The municipality to begin with, by code, name or slug; its county and Sweden beside it.
    measure, of
        What to begin with, as in `measures.figures`.

    Raises
    ------
    UnknownPlace
        If there is no such municipality.
    """
    beside = places.codes(places.beside(places.municipality(municipality)))
    return Board(say, beside, measure, of).widget


class Board:
    """The widgets and what they hold: the state of one bench.

    Parameters
    ----------
    beside
        Codes of the regions to begin with, the one to mark first.
    """

    def __init__(self, say: Speech, beside: Sequence[str], measure: str, of: str | None) -> None:
        self._say = say
        self._chosen = list(beside)
        self._by_name = _regions(say)
        self._quiet = False
        self._things = [of] if of else []  # what was chosen, the latest first
        self._years: Years = (0, 0)  # what was chosen, no years where nothing was
        self._widgets(measure)
        self._follow_measure()
        for control in (self.of, self.part, self.first, self.last):
            control.observe(self._on_choice, "value")
        self.measure.observe(self._on_measure, "value")
        self.add.observe(self._on_add, "value")
        self.remove.on_click(self._on_remove)
        self._show()

    def _widgets(self, measure: str) -> None:
        say = self._say
        entries = sorted(
            ((entry.label[say.lang], name) for name, entry in measures.catalogue().items()),
            key=lambda pair: places.in_alphabet(pair[0]),
        )
        self.measure = _menu(say.pick("Mått", "Measure"), entries, measure)
        self.of = _menu(say.pick("För", "For"))
        self.part = _menu(say.pick("Del", "Part"))
        self.first = _menu(say.pick("Från år", "From year"))
        self.last = _menu(say.pick("Till år", "To year"))
        self.add = widgets.Combobox(
            description=say.pick("Lägg till", "Add"),
            placeholder=say.pick("skriv ett namn", "type a name"),
            options=list(self._by_name),
            continuous_update=False,
            layout=_wide(),
        )
        self.places = widgets.SelectMultiple(
            description=say.pick("Områden", "Regions"), rows=5, layout=_wide()
        )
        self.remove = widgets.Button(
            description=say.pick("Ta bort markerade områden", "Remove selected regions"),
            layout=widgets.Layout(width="auto", margin="0 0 0 98px"),
        )
        self.said = widgets.HTML()
        self.shown = {sort: widgets.HTML() for sort in SORTS}
        self.code = {sort: widgets.HTML() for sort in SORTS}
        self.widget = self._laid_out()

    def _laid_out(self) -> widgets.VBox:
        measure = widgets.VBox([self.measure, self.of, self.part, self.first, self.last])
        regions = widgets.VBox([self.add, self.places, self.remove])
        columns = [
            widgets.VBox(
                [html for sort in sorts for html in (self.shown[sort], self.code[sort])],
                layout=widgets.Layout(width=width),
            )
            for sorts, width in ((SORTS[:2], "600px"), (SORTS[2:], "400px"))
        ]
        wrap = widgets.Layout(flex_flow="row wrap", grid_gap="8px 32px", overflow="visible")
        board = widgets.VBox(
            [
                widgets.HTML(macros("bench").style()),
                widgets.HBox([measure, regions], layout=wrap),
                self.said,
                widgets.HBox(columns, layout=wrap),
            ]
        )
        return board.add_class("bench")

    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(
            self.measure.value,
            tuple(self._chosen),
            (self.first.value, self.last.value),
            self.of.value,
            self.part.value,
        )

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def _follow_measure(self) -> None:
        """Offer what the measure has, and keep what was chosen where it has that."""
        name, say = self.measure.value, self._say
        years = measures.years(name)
        kept = self._years if set(self._years) <= set(years) else measures.usual_years(name)
        things = [(lines.thing_name(name, t, say), t) for t in measures.things(name)]
        among = [thing for thing in self._things if thing in measures.things(name)]
        with self._quietly():
            _offer(self.of, things, [*among, measures.usual_thing(name)][0])
            parts = [(lines.part_name(name, part, say), part) for part in measures.parts(name)]
            _offer(self.part, parts, self.part.value)
            for control, year in zip((self.first, self.last), kept, strict=True):
                _offer(control, [(str(y), y) for y in years], year)
                control.disabled = len(years) < 2

    def _on_measure(self, _: object) -> None:
        self._follow_measure()
        self._show()

    def _on_choice(self, _: object) -> None:
        if not self._quiet:
            self._things = [thing for thing in (self.of.value, *self._things) if thing]
            self._years = (self.first.value, self.last.value)
            self._show()

    def _on_add(self, change: dict[str, Any]) -> None:
        added = self._by_name.get(change["new"])
        if added is None:
            return
        self._chosen += [code for code in added if code not in self._chosen]
        self.add.value = ""
        self._show()

    def _on_remove(self, _: object) -> None:
        left = [code for code in self._chosen if code not in self.places.value]
        self._chosen = left or self._chosen[:1]  # one region is always chosen
        self._show()

    def _show(self) -> None:
        say, choice = self._say, self.choice()
        names = places.names(say.lang)
        self.places.options = [(names[code], code) for code in choice.places]
        self.said.value = macros("bench").about(sheet(choice, say))
        for sort, html, code in pieces(choice, say):
            self.shown[sort].value, self.code[sort].value = html, code


def _regions(say: Speech) -> dict[str, list[str]]:
    """What can be added by name: a region, or all municipalities of a county."""
    found = {}
    for county in places.alphabetical(places.counties()):
        name = county.in_text(say.lang)
        inside = say.pick(f"Kommunerna i {name}", f"The municipalities of {name}")
        found[name] = [county.code]
        found[inside] = places.codes(places.alphabetical(places.municipalities(county.code)))
    every = places.alphabetical(places.municipalities())
    named = {place.in_text(say.lang): [place.code] for place in (places.SWEDEN, *every)}
    return {**named, **found}


def _wide() -> widgets.Layout:
    return widgets.Layout(width="440px")


def _menu(
    label: str, options: Sequence[tuple[str, Any]] = (), value: Any = None
) -> widgets.Dropdown:
    return widgets.Dropdown(description=label, options=options, value=value, layout=_wide())


def _offer(control: widgets.Dropdown, options: Sequence[tuple[str, Any]], value: Any) -> None:
    """Put other options into a menu, keep a value that is among them, hide one without any."""
    values = [option for _, option in options]
    control.options = options
    control.value = value if value in values else values[0] if values else None
    control.layout.display = None if options else "none"
