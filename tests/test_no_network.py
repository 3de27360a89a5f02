from __future__ import annotations

import os
import socket
import sys

import pytest


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may leave the network")
def test_no_test_reaches_a_network() -> None:
    assert [name for _, name in socket.if_nameindex()] == ["lo"]
    with socket.socket() as connection, pytest.raises(OSError, match="unreachable"):
        connection.connect(("192.0.2.1", 80))  # reserved for documentation (RFC 5737)
