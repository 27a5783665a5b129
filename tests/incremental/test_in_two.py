"""Work in two processes gives what it gives in one, whatever happens to the second."""

import multiprocessing
import os
import threading
import time

import pytest

from generator.incremental.in_two import Aside, in_two

MANY = [f"{number:05}" for number in range(4000)]


def work(items):
    return {item: (item, os.getpid()) for item in items}


def done(processes, do=work):
    found = in_two(do, MANY, processes)
    assert {key: value[0] for key, value in found.items()} == {item: item for item in MANY}
    return {value[1] for value in found.values()}


@pytest.fixture
def alone(monkeypatch):
    """A process that runs tests may have threads of its own, which do nothing here."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("alone")
def test_two_processes_share_much_work():
    makers = done(2)
    assert os.getpid() in makers
    assert len(makers) == 2


def test_one_process_does_it_alone():
    assert done(1) == {os.getpid()}


def test_little_work_is_done_alone():
    found = in_two(work, MANY[:1000], 2)
    assert {value[1] for value in found.values()} == {os.getpid()}


def test_a_process_with_threads_is_not_forked():
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        assert done(2) == {os.getpid()}
    finally:
        wait.set()
        thread.join()


@pytest.mark.usefixtures("alone")
def test_what_a_dead_process_leaves_is_done_here():
    own = os.getpid()

    def mortal(items):
        if os.getpid() != own:
            os._exit(1)
        return work(items)

    assert done(2, mortal) == {own}


@pytest.mark.usefixtures("alone")
def test_a_fault_of_ours_is_seen():
    def wrong(_items):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_two(wrong, MANY, 2)


@pytest.mark.usefixtures("alone")
def test_work_aside_is_done_by_another_process():
    with Aside(os.getpid, 2000, 2) as aside:
        assert aside.result() != os.getpid()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("items", "processes"), [(1000, 2), (2000, 1)])
@pytest.mark.usefixtures("alone")
def test_little_work_aside_is_done_here_when_it_is_asked_for(items, processes):
    done = []
    with Aside(lambda: done.append("here"), items, processes) as aside:
        assert done == []
        aside.result()
    assert done == ["here"]


@pytest.mark.usefixtures("alone")
def test_work_aside_that_nobody_asks_for_ends():
    with Aside(lambda: time.sleep(60), 2000, 2):
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("alone")
def test_work_aside_that_fails_fails_here_and_says_nothing_there(capfd):
    def work():
        raise OSError("no space")

    with Aside(work, 2000, 2) as aside, pytest.raises(OSError, match="no space"):
        aside.result()
    assert capfd.readouterr().err == ""
