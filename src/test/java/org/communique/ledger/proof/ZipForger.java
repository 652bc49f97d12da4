package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Makes zip files with whatever can stand in one. */
final class ZipForger {

    byte[] before = {};
    byte[] between = {};
    byte[] beforeDirectory = {};
    byte[] beforeEnd = {};
    String comment = "";
    String fileComment = "";
    int attributes;
    int flags;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, byte[] content, byte[] extra) {}

    static ZipForger of(Map<String, byte[]> files) {
        var zip = new ZipForger();
        files.forEach((name, content) -> zip.add(name, content, new byte[0]));
        return zip;
    }

    void add(String name, byte[] content, byte[] extra) {
        entries.add(new Entry(name, content, extra));
    }

    static byte[] unicodePath(String name, String shown) {
        byte[] path = shown.getBytes(UTF_8);
        return ByteBuffer.allocate(9 + path.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x7075)
                .putShort((short) (5 + path.length))
                .put((byte) 1)
                .putInt(checksum(name.getBytes(UTF_8)))
                .put(path)
                .array();
    }

    /** An end record of ZIP64, and its locator. */
    static byte[] zip64End() {
        return ByteBuffer.allocate(76)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(56, 0x07064b50)
                .putInt(72, 1)
                .array();
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        out.writeBytes(before);
        for (Entry entry : entries) {
            int at = out.size();
            byte[] name = entry.name().getBytes(UTF_8);
            out.writeBytes(bytes(4).putInt(0x04034b50).array());
            out.writeBytes(facts(entry, name));
            out.writeBytes(name);
            out.writeBytes(entry.extra());
            out.writeBytes(entry.content());
            out.writeBytes(between);
            directory.writeBytes(
                    bytes(6).putInt(0x02014b50).putShort((short) 20).array());
            directory.writeBytes(facts(entry, name));
            directory.writeBytes(bytes(14)
                    .putShort((short) fileComment.length())
                    .putInt(6, attributes)
                    .putInt(10, at)
                    .array());
            directory.writeBytes(name);
            directory.writeBytes(entry.extra());
            directory.writeBytes(fileComment.getBytes(UTF_8));
        }
        out.writeBytes(beforeDirectory);
        int at = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(beforeEnd);
        out.writeBytes(bytes(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(directory.size())
                .putInt(at)
                .putShort((short) comment.length())
                .array());
        out.writeBytes(comment.getBytes(UTF_8));
        return out.toByteArray();
    }

    private byte[] facts(Entry entry, byte[] name) {
        return bytes(26)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) 0)
                .putInt(0x0021 << 16)
                .putInt(checksum(entry.content()))
                .putInt(entry.content().length)
                .putInt(entry.content().length)
                .putShort((short) name.length)
                .putShort((short) entry.extra().length)
                .array();
    }

    private static int checksum(byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
