"""Releases to a folder, in one call: a target made of what a test wants to differ."""

from generator.publish import release as releasing
from generator.publish.targets.folder import layout
from generator.publish.targets.folder.target import FolderTarget
from generator.settings.publishing import EarlierFiles, Publish


def at(folder, keep=5, *, earlier=None, now=None):
    settings = Publish(keep=keep, earlier_files=earlier or EarlierFiles())
    return FolderTarget(folder, settings, **({"clock": lambda: now} if now else {}))


def plan(built, folder, keep=5, **how):
    return releasing.plan(built, at(folder, keep, **how))


def release(built, folder, keep=5, *, allow_mass_deletion=False, **how):
    target = at(folder, keep, **how)
    return releasing.release(built, target, allow_mass_deletion=allow_mass_deletion)


def rollback(folder, to=None):
    return at(folder).rollback(to)


def releases(folder):
    return at(folder).releases()


def path_of(folder, one):
    return layout.folder_of(folder, one.id)
