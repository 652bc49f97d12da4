package org.communique.text.format;

import java.text.ListFormat;
import java.util.List;
import java.util.Locale;

/** Names within a sentence: "A", "A and B", "A, B and C". */
public final class NameList {

    private NameList() {}

    public static String of(List<String> names) {
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(Locale.UK, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names);
    }
}
