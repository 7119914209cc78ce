"""Where the data is kept."""

from __future__ import annotations

from storemon.services.paths import default_database


def test_the_database_is_in_a_folder_of_the_persons_own() -> None:
    path = default_database()
    assert path.name == "storemon.db"
    assert "storemon" in {part.lower() for part in path.parent.parts}
    assert not path.exists()
