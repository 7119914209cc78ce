"""Many clients that send requests to a server concurrently, in one thread."""

from __future__ import annotations

import asyncio
import time


async def _connect(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", port)


async def _ask(
    client: tuple[asyncio.StreamReader, asyncio.StreamWriter], request: bytes
) -> tuple[float, bytes]:
    reader, writer = client
    begin = time.perf_counter()
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    body = await reader.readexactly(length)
    return time.perf_counter() - begin, body


async def poll_at_once(
    port: int, report_id: str, clients: int, rounds: int
) -> tuple[list[float], list[bytes]]:
    """Let all clients request a report concurrently, several times; return the seconds and the bodies."""
    request = f"GET /get_report/{report_id} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    connections = [await _connect(port) for _ in range(clients)]
    found: list[tuple[float, bytes]] = []
    try:
        for _ in range(rounds):
            found += await asyncio.gather(*(_ask(client, request) for client in connections))
    finally:
        for _, writer in connections:
            writer.close()
    return [seconds for seconds, _ in found], [body for _, body in found]
