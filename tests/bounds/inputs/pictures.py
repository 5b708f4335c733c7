"""Pictures: small files that hold much."""

import struct
import zlib

from .site import case, page


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def zeros(count):
    """Packed zeros, without holding them all."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(min(1 << 20, count - at))) for at in range(0, count, 1 << 20))
    return packed + packer.flush()


def png(width, height, depth=8, colour=2, interlaced=0, before=(), data=None):
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    row = 1 + (width * bits + 7) // 8
    if data is None:
        data = zeros(row * height)
    palette = chunk(b"PLTE", bytes(768)) if colour == 3 else b""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(before) + palette
            + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def apng(width, height, frames):
    before = [chunk(b"acTL", struct.pack(">II", frames, 0)),
              chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, width, height, 0, 0, 1, 10, 0, 0))]
    return png(width, height, before=before)


def webp_lossless(width, height):
    """A picture of one colour: five codes of one symbol each."""
    bits, at = 0, 0

    def put(value, count):
        nonlocal bits, at
        bits |= value << at
        at += count
    put(0x2F, 8)
    put(width - 1, 14)
    put(height - 1, 14)
    put(0, 1)
    put(0, 3)
    put(0, 1)  # no transform
    put(0, 1)  # no cache of colours
    put(0, 1)  # one group of codes
    for _ in range(5):
        put(1, 1)  # a simple code
        put(0, 1)  # of one symbol
        put(0, 1)  # of one bit
        put(0, 1)  # which is 0
    data = bits.to_bytes((at + 7) // 8, "little")
    data += b"\0" * (len(data) % 2)
    body = b"WEBP" + b"VP8L" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_extended(width, height, flags, chunks):
    head = struct.pack("<I", flags) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + head
    for kind, data in chunks:
        body += kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_head(width, height, before=b"", progressive=False):
    """A head that says how large the picture is, and no picture."""
    kind = 0xC2 if progressive else 0xC0
    frame = struct.pack(">BBHBHHB", 0xFF, kind, 17, 8, height, width, 3)
    frame += bytes((1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0))
    return b"\xff\xd8" + before + frame + b"\xff\xd9"


def segment(marker, data):
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def gif(width, height, frames):
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\x00"
    return head + frame * frames + b";"


def shown(files):
    """A page with each of `files`, made by a rule."""
    def make():
        made = {f"content/sider/side/{name}": rule() for name, rule in files.items()}
        images = "".join(f"![Et bilde]({name})\n\n" for name in files)
        return {"content/sider/side/index.md":
                f"---\ntittel: Side\nsammendrag: En.\n---\n{images}", **made}
    return make


def one(name, rule):
    return shown({name: rule})


def cases():
    for width, height in ((8000, 8000), (6000, 4000), (4000, 6000), (20_000, 1_200), (65_000, 300),
                          (1_200, 20_000), (23_000_000, 1), (1, 23_000_000), (481, 49_000)):
        yield case(f"pictures: PNG of {width} × {height}",
                   one("a.png", lambda w=width, h=height: png(w, h)), short=width in (8000, 6000, 481))
    yield case("pictures: PNG of 6000 × 4000, 16 bits with alpha",
               one("a.png", lambda: png(6000, 4000, 16, 6)), short=True)
    yield case("pictures: PNG of 8000 × 7990, 16 bits",
               one("a.png", lambda: png(8000, 7990, 16, 2)))
    yield case("pictures: PNG of 6000 × 4000, interlaced",
               one("a.png", lambda: png(6000, 4000, interlaced=1)))
    yield case("pictures: PNG of 6000 × 4000, one bit", one("a.png", lambda: png(6000, 4000, 1, 0)))
    yield case("pictures: PNG of 6000 × 4000, palette", one("a.png", lambda: png(6000, 4000, 8, 3)))
    yield case("pictures: four PNG of 4000 × 3000", shown(
        {f"{n}.png": lambda n=n: png(4000, 3000 - n) for n in range(4)}), short=True)
    yield case("pictures: four PNG of 6000 × 4000, 16 bits with alpha", shown(
        {f"{n}.png": lambda n=n: png(6000, 4000 - n, 16, 6) for n in range(4)}))
    yield case("pictures: ten PNG of 8000 × 8000", shown(
        {f"{n}.png": lambda n=n: png(8000, 8000 - n) for n in range(10)}))
    yield case("pictures: PNG of 4,000,000,000 × 4,000,000,000",
               one("a.png", lambda: png(0x7FFFFFFF, 0x7FFFFFFF, data=b"")))
    yield case("pictures: PNG that says 6000 × 4000 and holds nothing",
               one("a.png", lambda: png(6000, 4000, data=b"")))
    yield case("pictures: PNG that says 600 × 400 and holds 2 GB",
               one("a.png", lambda: png(600, 400, data=zeros(2 << 30))), short=True)
    for kind, head in ((b"iCCP", b"a\0\0"), (b"zTXt", b"a\0\0"), (b"iTXt", b"a\0\1\0\0\0")):
        yield case(f"pictures: PNG with 1 GB in {kind.decode()}", one(
            "a.png", lambda kind=kind, head=head: png(600, 400, before=[chunk(kind, head + zeros(1 << 30))])),
            short=kind == b"iCCP")
    yield case("pictures: PNG with 2,000 zTXt of 1 MB", one("a.png", lambda: png(
        600, 400, before=[chunk(b"zTXt", b"a\0\0" + zeros(1 << 20))] * 2000)))
    yield case("pictures: PNG with 200,000 chunks", one("a.png", lambda: png(
        600, 400, before=[chunk(b"tEXt", b"a\0b")] * 200_000)))
    yield case("pictures: PNG with 5 MB of Exif", one("a.png", lambda: png(
        600, 400, before=[chunk(b"eXIf", b"MM\0*" + b"\0" * 5_000_000)])))
    yield case("pictures: moving PNG of 10,000 frames", one("a.png", lambda: apng(4000, 4000, 10_000)))
    yield case("pictures: WebP of 50 bytes, 7999 × 7999",
               one("a.webp", lambda: webp_lossless(7999, 7999)), short=True)
    yield case("pictures: WebP of 50 bytes, 16383 × 1400",
               one("a.webp", lambda: webp_lossless(16_383, 1_400)))
    yield case("pictures: WebP of 50 bytes, 16383 × 16383",
               one("a.webp", lambda: webp_lossless(16_383, 16_383)))
    yield case("pictures: ten WebP of 50 bytes, 4800 × 4800", shown(
        {f"{n}.webp": lambda n=n: webp_lossless(4800, 4800 - n) for n in range(10)}))
    yield case("pictures: moving WebP of 10,000 frames", one("a.webp", lambda: webp_extended(
        4000, 4000, 0x02, [(b"ANIM", bytes(6))] + [(b"ANMF", bytes(16))] * 10_000)))
    yield case("pictures: WebP whose head and picture differ", one("a.webp", lambda: webp_extended(
        500, 500, 0, [(b"VP8L", webp_lossless(16_000, 16_000)[20:])])))
    yield case("pictures: WebP with 5 MB of profile", one("a.webp", lambda: webp_extended(
        600, 400, 0x20, [(b"ICCP", bytes(5_000_000)), (b"VP8L", webp_lossless(600, 400)[20:])])))
    yield case("pictures: JPEG of 65,500 × 65,500 with nothing in it",
               one("a.jpg", lambda: jpeg_head(65_500, 65_500)))
    yield case("pictures: JPEG of 6000 × 4000 with nothing in it",
               one("a.jpg", lambda: jpeg_head(6000, 4000)))
    yield case("pictures: JPEG of 6000 × 4000 in steps, nothing in it",
               one("a.jpg", lambda: jpeg_head(6000, 4000, progressive=True)))
    yield case("pictures: JPEG with 500 profiles", one("a.jpg", lambda: jpeg_head(
        600, 400, b"".join(segment(0xE2, b"ICC_PROFILE\0\x01\x01" + bytes(60_000)) for _ in range(300)))))
    yield case("pictures: JPEG with 300 comments", one("a.jpg", lambda: jpeg_head(
        600, 400, segment(0xFE, bytes(60_000)) * 300)))
    yield case("pictures: GIF of 65,535 × 65,535", one("a.gif", lambda: gif(65_535, 65_535, 10)))
    yield case("pictures: GIF of 100,000 frames", one("a.gif", lambda: gif(4000, 4000, 100_000)))
    yield case("pictures: 2,000 pictures of 500 × 500", shown(
        {f"{n}.png": lambda n=n: png(500, 500 + n % 7) for n in range(20)}))
    yield case("pictures: no picture at all", one("a.png", lambda: b"\0" * 5_000_000))
    yield case("pictures: a picture with the name of another", one("a.jpg", lambda: png(5000, 4000)))
