"""Which addresses may be connected to: only those of the public internet.

What is judged is the address that a connection goes to, never the text of a name: `2130706433`, `0x7f.1` and
`①②⑦.⓪.⓪.①` are all 127.0.0.1 once resolved. The sources are IANA's registries of special-purpose addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from pipeline.messages import Message

# Addresses for which the standard library's is_global is wrong, at least in some versions of Python. Names are those of
# messages. The metadata services of clouds are documented in the manuals of Azure, Alibaba and Oracle.
_INNER_V4 = {
    "fetch.cloud-metadata": ("168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32"),
    "fetch.multicast": ("224.0.0.0/4",),
    "fetch.relay-6to4": ("192.88.99.0/24",),
    "fetch.shared-or-special": ("100.64.0.0/10", "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24"),
}
# Only 2000::/3 of IPv6 is allocated to the public. These are special ranges in it, and, for the sake of the message,
# outside it; the first two are metadata services of Amazon and Google.
_INNER_V6 = {
    "fetch.cloud-metadata": ("fd00:ec2::254/128", "fd20:ce::254/128"),
    "fetch.loopback": ("::1/128",),
    "fetch.ipv4-in-disguise": ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96"),
    "fetch.nat64": ("64:ff9b::/96", "64:ff9b:1::/48"),
    "fetch.of-6to4": ("2002::/16",),
    "fetch.teredo-or-special": ("2001::/23",),
    "fetch.documentation": ("2001:db8::/32", "3fff::/20"),
    "fetch.private": ("fc00::/7", "fec0::/10"),
    "fetch.link-local": ("fe80::/10",),
    "fetch.multicast": ("ff00::/8",),
}
_V4 = [(IPv4Network(net), kind) for kind, nets in _INNER_V4.items() for net in nets]
_V6 = [(IPv6Network(net), kind) for kind, nets in _INNER_V6.items() for net in nets]
_PUBLIC_V6 = IPv6Network("2000::/3")
# Interface identifiers of ISATAP (RFC 5214, section 6.1) embed an IPv4 address that a router may unwrap.
_ISATAP = (0x00005EFE, 0x02005EFE)
# These give away a machine's credentials, and hold no pages.
_NEVER = frozenset({"fetch.link-local", "fetch.cloud-metadata"})


def refusal(address: str) -> str:
    """Why a numeric address must not be connected to; empty if it may."""
    try:
        found = ip_address(address)
    except ValueError:
        return Message("fetch.no-numeric-address", address=repr(address[:60]))
    kind = _kind(found)
    return Message("fetch.address-is", address=address, kind=Message(kind)) if kind else ""


def lasting_refusal(address: str) -> str:
    """The rule for `--allow-private`: private addresses are allowed, link-local and metadata ones never."""
    try:
        found = ip_address(address)
    except ValueError:
        return refusal(address)
    return refusal(address) if any(_kind(one) in _NEVER for one in (found, *_embedded(found))) else ""


def _embedded(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address may embed: at its end, or in 6to4 after the prefix."""
    if isinstance(address, IPv6Address):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
        if address.sixtofour:
            yield address.sixtofour


def _kind(address: IPv4Address | IPv6Address) -> str:
    return _v4(address) if isinstance(address, IPv4Address) else _v6(address)


def _v4(address: IPv4Address) -> str:
    if address.is_loopback:
        return "fetch.loopback"
    if address.is_link_local:
        return "fetch.link-local"
    special = next((kind for net, kind in _V4 if address in net), "")
    return special or ("" if address.is_global else "fetch.private-or-reserved")


def _v6(address: IPv6Address) -> str:
    if address.scope_id:
        return "fetch.link-local" if address.is_link_local else "fetch.one-interface"
    special = next((kind for net, kind in _V6 if address in net), "")
    if special:
        return special
    if address not in _PUBLIC_V6:
        return "fetch.reserved"
    return "fetch.isatap" if int(address) >> 32 & 0xFFFFFFFF in _ISATAP else ""
