package org.communique.file.office;

import java.util.Arrays;
import java.util.List;

/** An archive for fuzzing: its parts come one after the other with a zero byte between them, which no XML has. */
final class FuzzedArchive {

    private FuzzedArchive() {}

    static byte[] archive(byte[] parts, List<String> names) {
        var zip = ZipBuilder.file();
        int from = 0;
        for (var name : names) {
            int to = from;
            while (to < parts.length && parts[to] != 0) {
                to++;
            }
            if (to > from) {
                zip.with(name, Arrays.copyOfRange(parts, from, to), 1);
            }
            from = Math.min(to + 1, parts.length);
        }
        return zip.bytes();
    }
}
