from __future__ import annotations

import math

import pytest

from storemon.data.files.fields import LONGEST_LABEL
from storemon.errors import BadInput
from storemon.services.workspace import Workspace


def names(workspace: Workspace) -> list[str]:
    return workspace.stores.labels(["a", "b"]).names


def test_stores_that_no_one_named_have_no_labels(filled: Workspace) -> None:
    labels = filled.stores.labels(["a", "b", "gone"])
    assert (labels.names, labels.groups) == (["", "", ""], ["", "", ""])
    assert all(map(math.isnan, labels.sales))


def test_a_store_is_renamed_and_an_empty_name_takes_that_back(filled: Workspace) -> None:
    filled.stores.rename("b", "  North\n Gate ")
    assert names(filled) == ["", "North Gate"]
    filled.stores.rename("b", " ")
    assert names(filled) == ["", ""]


def test_a_name_has_200_characters_at_most(filled: Workspace) -> None:
    filled.stores.rename("a", "ü" * LONGEST_LABEL)
    with pytest.raises(BadInput, match="too long"):
        filled.stores.rename("a", "ü" * (LONGEST_LABEL + 1))
    assert names(filled) == ["ü" * LONGEST_LABEL, ""]


def test_a_store_has_a_figure_of_its_own_until_it_is_forgotten(filled: Workspace) -> None:
    filled.stores.set_sales("a", 120.5)
    assert filled.stores.labels(["b", "a"]).sales.tolist()[1] == 120.5
    filled.stores.set_sales("a", None)
    assert math.isnan(filled.stores.labels(["a"]).sales[0])


@pytest.mark.parametrize("amount", [-1.0, math.nan, math.inf])
def test_a_figure_is_an_amount(filled: Workspace, amount: float) -> None:
    with pytest.raises(BadInput, match="not an amount"):
        filled.stores.set_sales("a", amount)


def test_a_store_that_is_not_there_cannot_be_labelled(filled: Workspace) -> None:
    with pytest.raises(BadInput, match="no store nobody"):
        filled.stores.rename("nobody", "x")
    with pytest.raises(BadInput, match="no store nobody"):
        filled.stores.set_sales("nobody", 1.0)
