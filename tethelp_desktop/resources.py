"""Where the files that ship with the program lie, from source and in the packaged program alike."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"
