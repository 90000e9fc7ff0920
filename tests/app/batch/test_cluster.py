"""Workers on a Ray cluster, with a stand-in for Ray; tests/soak/batch_on_ray.py has a real one."""

import sys
import types

import pytest

from app.batch.cluster import Cluster
from app.batch.crew import run_jobs
from engine.errors import ConfigError
from tests.app.batch.fake_doors import DOORS, recording


class FakeRay(types.ModuleType):
    """Does everything at once, on this thread; the first `n_lost` results are those of the dead."""

    def __init__(self, n_lost=0, at="host:1"):
        super().__init__("ray")
        self.exceptions = types.SimpleNamespace(RayError=LookupError)
        self.n_actors, self.n_killed, self._n_lost, self._at = 0, 0, n_lost, at

    def init(self, address, **_):
        if address != self._at:
            raise ConnectionError(address)

    def cluster_resources(self):
        return {"CPU": 2.0}

    def remote(self, **_):
        return lambda what: types.SimpleNamespace(remote=lambda *given: self._actor(what(*given)))

    def _actor(self, worker):
        self.n_actors += 1
        remote = lambda job: (job, worker.translate(job))  # noqa: E731 - as Ray spells it
        return types.SimpleNamespace(translate=types.SimpleNamespace(remote=remote))

    def wait(self, begun, num_returns):
        return begun[:num_returns], begun[num_returns:]

    def get(self, begun):
        if self._n_lost:
            self._n_lost -= 1
            raise LookupError("the actor died")
        return begun[1]

    def kill(self, actor):
        self.n_killed += 1

    def shutdown(self):
        pass


def run(monkeypatch, tmp_path, ray):
    monkeypatch.setitem(sys.modules, "ray", ray)
    monkeypatch.setattr("app.batch.cluster._knock", lambda address: None)
    jobs = [recording(tmp_path, f"{name}.wav") for name in "abcd"]
    results = []
    crew = Cluster("host:1", None, DOORS)
    run_jobs(jobs, crew, lambda job, result: results.append(result.outcome))
    crew.close()
    return results


def test_actors_do_the_work_and_are_ended(monkeypatch, tmp_path):
    ray = FakeRay()
    assert run(monkeypatch, tmp_path, ray) == ["done"] * 4
    assert (ray.n_actors, ray.n_killed) == (2, 2)


def test_a_lost_actor_is_replaced(monkeypatch, tmp_path):
    ray = FakeRay(n_lost=1)
    assert run(monkeypatch, tmp_path, ray) == ["done"] * 4
    assert (ray.n_actors, ray.n_killed) == (3, 2)


def test_without_ray_the_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigError, match=r"not installed: `pip install 'ray"):
        Cluster("auto", None, DOORS)


def test_where_no_cluster_is_the_sentence_says_how_to_start_one(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", FakeRay())
    with pytest.raises(ConfigError, match=r"no Ray cluster at auto: start one with `ray start"):
        Cluster("auto", None, DOORS)


def test_an_address_at_which_nobody_is_is_found_out_at_once(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", FakeRay(at="localhost:1"))
    with pytest.raises(ConfigError, match="no Ray cluster at localhost:1"):
        Cluster("localhost:1", None, DOORS)
