package org.communique.text.format;

import java.text.ListFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names within a sentence: "A", "A and B", "A, B and C". */
public final class NameList {

    private NameList() {}

    /** Of many, the first so many and the number of the others. */
    public static String of(List<String> names, int most) {
        return names.size() <= most + 1
                ? of(names)
                : of(Stream.concat(names.stream().limit(most), Stream.of(names.size() - most + " others"))
                        .toList());
    }

    public static String of(List<String> names) {
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(Locale.UK, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names);
    }
}
