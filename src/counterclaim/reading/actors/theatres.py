"""Where actors fight: in whose countries a report may mean them without naming their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.resources.actors import FIGHTING_KINDS, RegisteredActor, Registry, fold, fold_name
from counterclaim.resources.nations import country_names

FAR = 4  # wars in which a body must have fought to be known by its name alone
COMMONLY_NAMED = FIGHTING_KINDS | {"party", "medical"}  # their names may be of common words


class Theatres:
    """The countries of a registry's wars, and which of its names tell whose they are."""

    def __init__(self, registry: Registry) -> None:
        """Note whose countries are in which war; those that fight everywhere tell nothing."""
        self._registry = registry
        nations = registry.nations
        self._common = nations.common_words.union(
            nations.body_words, nations.link_words, *nations.kinds.values()
        )
        self._shared = self._common.union(*map(fold_name, (name for _, name in country_names(nations))))
        parties: dict[str, set[str]] = {}
        for actor in registry.declared:
            for side in actor.sides:
                parties.setdefault(side.conflict, set()).update(filter(None, [actor.country]))
        fought: dict[str, int] = {}
        for countries in parties.values():
            for country in countries:
                fought[country] = fought.get(country, 0) + 1
        self._parties = {
            conflict: {country for country in countries if fought[country] < FAR}
            for conflict, countries in parties.items()
        }

    def of(self, actor: RegisteredActor) -> tuple[str, ...]:
        """Return the countries one of which a text must name to mean an actor by a name that others have."""
        own = actor.needs_context or tuple(filter(None, [actor.country]))
        wars = self._wars(actor)
        abroad = {code for war in wars for code in self._parties.get(war, ())} if own else set()
        return (*own, *sorted(abroad - {*own}))

    def is_common(self, actor: RegisteredActor, keys: Iterable[str]) -> bool:
        """Whether bodies of other countries may have a name, and the actor is not known everywhere."""
        if actor.country is None or actor.kind not in COMMONLY_NAMED:
            return False
        return self._common.issuperset(keys) and len(self._wars(actor)) < FAR

    def taken(self) -> Iterator[tuple[str, ...]]:
        """Yield the names that mean one actor wherever they stand."""
        for actor in self._registry.actors.values():
            for name, style in actor.aliases:
                keys = fold_name(name)
                if style != "short" and not self.is_common(actor, keys):
                    yield keys

    def capitals(self, actor: RegisteredActor, words: Iterable[str]) -> int:
        """Return with how many capitals a name must be written: of its own words only, where it has such."""
        written = [word for word in words if word[0].isupper()]
        own = [word for word in written if not self._is_shared(word)]
        return min(2, len(own if own and actor.kind in COMMONLY_NAMED else written))

    def _is_shared(self, word: str) -> bool:
        return fold(word) in self._shared

    def _wars(self, actor: RegisteredActor) -> set[str]:
        return {side.conflict for side in self._registry.sides(actor.id)}
