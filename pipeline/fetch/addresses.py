"""Which addresses may be connected to: those of the public internet, and none that leads inside.

Judged is the address that a connection goes to, never the text of a name: `2130706433`, `0x7f.1` and `①②⑦.⓪.⓪.①`
are all 127.0.0.1 once resolved. What is special stands in IANA's registries of special-purpose addresses.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# In these is_global of the standard library says yes, or says so only in newer versions of Python.
_INNER_V4 = {
    "a multicast address": ("224.0.0.0/4",),
    "a 6to4 relay": ("192.88.99.0/24",),
    "a cloud's metadata service": ("168.63.129.16/32",),
    "a shared or special address": ("100.64.0.0/10", "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24"),
}
# Of IPv6 only 2000::/3 is handed out to the public. What is set apart in it, and, for the words, outside of it:
_INNER_V6 = {
    "the loopback": ("::1/128",),
    "an IPv4 address in disguise": ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96"),
    "a NAT64 address": ("64:ff9b::/96", "64:ff9b:1::/48"),
    "a 6to4 address": ("2002::/16",),
    "a Teredo or other special address": ("2001::/23",),
    "a documentation address": ("2001:db8::/32", "3fff::/20"),
    "a private address": ("fc00::/7", "fec0::/10"),
    "a link-local address": ("fe80::/10",),
    "a multicast address": ("ff00::/8",),
}
_V4 = [(IPv4Network(net), words) for words, nets in _INNER_V4.items() for net in nets]
_V6 = [(IPv6Network(net), words) for words, nets in _INNER_V6.items() for net in nets]
_PUBLIC_V6 = IPv6Network("2000::/3")
# Interface identifiers of ISATAP (RFC 5214, section 6.1) embed an IPv4 address that a router may unwrap.
_ISATAP = (0x00005EFE, 0x02005EFE)


def refusal(address: str) -> str:
    """Why a numeric address must not be connected to; empty where it may."""
    try:
        found = ip_address(address)
    except ValueError:
        return f"{address[:60]!r} is no address"
    words = _v4(found) if isinstance(found, IPv4Address) else _v6(found)
    return f"{address} is {words}" if words else ""


def anything(_address: str) -> str:
    """The rule of `--allow-private`: every address may be connected to."""
    return ""


def _v4(address: IPv4Address) -> str:
    if address.is_loopback:
        return "the loopback"
    if address.is_link_local:
        return "a link-local address, where clouds keep their metadata"
    special = next((words for net, words in _V4 if address in net), "")
    return special or ("" if address.is_global else "a private or reserved address")


def _v6(address: IPv6Address) -> str:
    if address.scope_id:
        return "an address of one interface"
    special = next((words for net, words in _V6 if address in net), "")
    if special:
        return special
    if address not in _PUBLIC_V6:
        return "a reserved address"
    return "an ISATAP address" if int(address) >> 32 & 0xFFFFFFFF in _ISATAP else ""
