import queue
import threading

from app.bridge import EngineBridge
from engine.events import EngineReady, EngineStopped, LagMeasured

EVENTS = [EngineReady("fr", "en"), *map(LagMeasured, range(100)), EngineStopped()]


def test_events_come_in_order_and_in_the_thread_of_the_window(qtbot):
    bridge, events = EngineBridge(), queue.Queue(256)
    received, threads = [], set()
    bridge.received.connect(received.append)
    bridge.received.connect(lambda event: threads.add(threading.current_thread()))
    bridge.watch(events)
    worker = threading.Thread(target=lambda: [events.put(event) for event in EVENTS])
    worker.start()
    qtbot.waitUntil(lambda: len(received) == len(EVENTS))
    worker.join()
    assert received == EVENTS
    assert threads == {threading.main_thread()}


def test_draining_nothing_returns_at_once(qtbot):
    bridge = EngineBridge()
    bridge.drain()
    bridge.watch(queue.Queue(1))
    bridge.drain()


def test_a_handler_that_watches_the_next_session_loses_nothing(qtbot):
    bridge, first, second = EngineBridge(), queue.Queue(), queue.Queue()
    received = []

    def on_event(event):
        received.append(event)
        if event == EngineStopped() and len(received) == 2:
            bridge.watch(second)

    bridge.received.connect(on_event)
    for event in (LagMeasured(1), EngineStopped()):
        first.put(event)
    second.put(LagMeasured(2))
    bridge.watch(first)
    bridge.drain()
    bridge.drain()
    assert received == [LagMeasured(1), EngineStopped(), LagMeasured(2)]
