"""Content sealed at rest: AES-256-GCM under a key that scrypt derives from a passphrase.

A sealed file is a header (magic, cost, salt, nonce), then the ciphertext, whose tag vouches for
both. The trap: a lost key cannot be made again, and neither can what it sealed.
"""

import os
import secrets
import struct
from pathlib import Path

from industry_analysis.errors import WorkbookError

KEY = "INDUSTRY_ANALYSIS_NEEDS_KEY"
KEY_FILE = "INDUSTRY_ANALYSIS_NEEDS_KEY_FILE"
# ASSUME: a passphrase has at least 12 characters, and scrypt with a cost of 2 to the power 17,
# 128 MB for each attempt, makes guessing it dear and opening the store take under a second.
_COST, _BLOCKS, _LANES, _SHORTEST = 17, 8, 1, 12
_DEAREST = 20  # a header that asks for more, 1 GB, has been tampered with
_MAGIC = b"needs sealed 1\n\0"
_HEADER = struct.Struct(">16sBBB16s12s")


class SealError(WorkbookError):
    """Sealed content cannot be opened, or a key cannot be used."""


def secret() -> bytes | None:
    """Give the passphrase from ``INDUSTRY_ANALYSIS_NEEDS_KEY``, or the content of a key file.

    Returns
    -------
    bytes or None
        None if neither that variable nor ``INDUSTRY_ANALYSIS_NEEDS_KEY_FILE`` is set.

    Raises
    ------
    SealError
        If both are set, the file cannot be read, or the key has fewer than 12 characters.
    """
    phrase, file = os.environ.get(KEY), os.environ.get(KEY_FILE)
    if phrase is None and file is None:
        return None
    if phrase is not None and file is not None:
        raise SealError(f"{KEY} and {KEY_FILE} are both set; keep one")
    try:
        key = phrase.encode() if phrase is not None else Path(str(file)).read_bytes().strip()
    except OSError as error:
        raise SealError(f"{KEY_FILE}={file}: {error.strerror}") from error
    if len(key) < _SHORTEST:
        name = KEY if file is None else KEY_FILE
        raise SealError(f"{name}: the key has {len(key)} characters and needs at least 12")
    return key


def is_sealed(content: bytes) -> bool:
    """Whether content begins as sealed content does."""
    return content.startswith(_MAGIC)


def seal(content: bytes, key: bytes) -> bytes:
    """Give content sealed under a key, with a salt and a nonce of its own each time."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    header = _HEADER.pack(_MAGIC, _COST, _BLOCKS, _LANES, salt, nonce)
    derived = _derived(key, salt, (_COST, _BLOCKS, _LANES))
    return header + AESGCM(derived).encrypt(nonce, content, header)


def unseal(sealed: bytes, key: bytes) -> bytes:
    """Give what was sealed.

    Raises
    ------
    SealError
        If the key is another one, or a single bit of the header or the content was changed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    header = sealed[: _HEADER.size]
    wrong = SealError("the key is not the one that sealed the file, or the file has been changed")
    try:
        magic, cost, blocks, lanes, salt, nonce = _HEADER.unpack(header)
    except struct.error as error:
        raise wrong from error
    if magic != _MAGIC or not 1 <= cost <= _DEAREST or (blocks, lanes) != (_BLOCKS, _LANES):
        raise wrong
    derived = _derived(key, salt, (cost, blocks, lanes))
    try:
        return AESGCM(derived).decrypt(nonce, sealed[_HEADER.size :], header)
    except InvalidTag as error:
        raise wrong from error


def _derived(key: bytes, salt: bytes, price: tuple[int, int, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    cost, blocks, lanes = price
    return Scrypt(salt=salt, length=32, n=2**cost, r=blocks, p=lanes).derive(key)
