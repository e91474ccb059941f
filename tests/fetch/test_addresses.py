from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.addresses import lasting_refusal, refusal
from pipeline.fetch.connecting import InnerAddressError, Network, system_addresses
from pipeline.fetch.transport import exchange
from pipeline.fetch.urls import parsed
from pipeline.messages import in_language

INNER = """
127.0.0.1 127.1.2.3 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.1.1 169.254.169.254
169.254.0.1 100.64.0.1 100.100.100.200 192.0.0.1 192.0.0.192 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1 192.88.99.1
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16 ::1 :: ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1::1 2001:0:4136:e378::1
2001:10::1 2001:db8::1 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 100::1 4000::1 5f00::1
2a00:1450:4001::5efe:127.0.0.1 2a00:1450:4001:0:200:5efe:7f00:1
""".split()

# Spellings of 127.0.0.1 and other inner addresses as hosts: those that resolve, and those that no resolver takes.
SPELLINGS = """
127.0.0.1 127.0.1 127.1 2130706433 0x7f000001 0x7f.1 0x7f.0.0.1 0X7F.0X0.0X0.0X1 017700000001 0177.0.0.1 0177.1
00000177.0.0.1 127.0.0.1. 0x7f.0.1 127.0x1 0 0.0.0.0 0x0 00 [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1]
[::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1] [fd00:ec2::254] [::ffff:0:7f00:1] ①②⑦.⓪.⓪.①
１２７.０.０.１ 127。0。0。1 127．0．0．1 ⓛⓞⓒⓐⓛⓗⓞⓢⓣ localhost LOCALHOST localhost. 169.254.169.254 0xa9fea9fe 2852039166
0251.0376.0251.0376 10.1 192.168.257 3232235777 0xc0a80101 224.1 100.64.1 [ff02::1] [fe80::1%25lo] [fe80::1%lo]
127.0.0.1%00 127.0.0.1%2f
""".split()


@pytest.mark.parametrize("address", INNER)
def test_an_inner_address_is_refused_with_its_kind(address: str) -> None:
    assert refusal(address).startswith(f"{address} is ")


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "194.177.210.210", "2606:4700:4700::1111", "2a02:587::1", "2001:4860::8888"]
)
def test_a_public_address_is_not(address: str) -> None:
    assert not refusal(address)


@pytest.mark.parametrize("text", ["", "localhost", "1.2.3", "127.0.0.1 ", "①②⑦.⓪.⓪.①", "0x7f.1", "[::1]", "a" * 900])
def test_what_is_no_numeric_address_is_refused(text: str) -> None:
    assert refusal(text).endswith("is not an address")


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "::1", "fc00::1", "::ffff:10.0.0.1", "1.1.1.1"]
)
def test_inner_addresses_can_be_allowed(address: str) -> None:
    assert not lasting_refusal(address)


@pytest.mark.parametrize(
    "address",
    """169.254.169.254 169.254.0.1 168.63.129.16 100.100.100.200 192.0.0.192 fe80::1 fe80::1%eth0 fd00:ec2::254
    fd20:ce::254 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 2002:a9fe:a9fe::1 64:ff9b::168.63.129.16""".split(),
)
def test_link_local_and_metadata_addresses_cannot(address: str) -> None:
    assert lasting_refusal(address) == refusal(address) != ""
    assert lasting_refusal("localhost")


def test_a_refusal_is_told_in_greek_too() -> None:
    assert in_language(refusal("127.0.0.1"), "el") == "το 127.0.0.1 είναι διεύθυνση του ίδιου του υπολογιστή"


@given(st.integers(0, 2**32 - 1))
def test_an_ipv4_address_is_judged_alike_in_every_ipv6_disguise(number: int) -> None:
    for prefix in (0, 0xFFFF << 32, 0x64FF9B << 96, 0xFFFF << 48):
        assert refusal(socket.inet_ntop(socket.AF_INET6, (prefix + number).to_bytes(16, "big")))


def test_there_are_forty_spellings() -> None:
    assert len(set(SPELLINGS)) >= 40


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_an_inner_address_is_connected_to(host: str) -> None:
    with pytest.raises(FetchError):
        exchange(parsed(f"http://{host}/"), {}, 5, 1000, Network())


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "0177.0.0.1", "①②⑦.⓪.⓪.①", "[::ffff:127.0.0.1]"])
def test_a_spelling_that_resolves_is_judged_by_the_address_that_it_leads_to(host: str) -> None:
    url = parsed(f"http://{host}/")
    assert {refusal(address) for address in system_addresses(url.host, url.port)} <= {
        "127.0.0.1 is the loopback",
        "::ffff:127.0.0.1 is an IPv4 address in disguise",
    }
    with pytest.raises(InnerAddressError):
        exchange(url, {}, 5, 1000, Network())
