"""Whether two mentions are of one actor: each is recorded once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from counterclaim.model import EventActor


def once(
    actors: Iterable[EventActor], bare: Collection[str], is_body: Callable[[EventActor], bool]
) -> Iterator[EventActor]:
    """Yield each actor of a role once, in text order; `bare` are words that add nothing to a name.

    What is dropped repeats the words, gives a surname, is a bare "attackers", or another name of a registered
    body: `is_body` tells an organisation from some of its people.
    """
    seen: list[EventActor] = []
    for actor in sorted(actors, key=lambda actor: (actor.start, actor.end)):
        same = [known for known in seen if known.role == actor.role]
        again = any(
            _is_named_again(actor, known)
            or (actor.end == known.end and is_body(actor) == is_body(known))
            or (actor.actor is not None and actor.actor == known.actor and is_body(actor) and is_body(known))
            for known in same
        )
        people = [known for known in same if not is_body(known)]
        if not again and (not people or actor.name.lower() not in bare):
            seen.append(actor)
            yield actor


def _is_named_again(actor: EventActor, known: EventActor) -> bool:
    name, other = actor.name.lower(), known.name.lower()
    if name == other or actor.actor is not None:
        return name == other
    surname = re.compile(rf"(?<!\w)(?<!the ){re.escape(name)}(?=$|,)")
    return actor.name[:1].isupper() and surname.search(other) is not None
