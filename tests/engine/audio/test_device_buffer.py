from engine.audio.device_buffer import DeviceBuffer


def test_what_waits_in_a_device_runs_out_as_fast_as_sound_does():
    now_s = 5.0
    buffer = DeviceBuffer(lambda: now_s)
    assert buffer.waiting_ms == 0
    buffer.note(700)
    now_s = 5.3
    assert buffer.waiting_ms == 400
    now_s = 9.0
    assert buffer.waiting_ms == 0
