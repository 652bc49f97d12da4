package org.communique.file.office.part;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a style of this server's files that says which lists and quotes a paragraph or table is in, by a nesting as that of {@code
 * LineShape}.
 */
final class NestingName {

    private static final Pattern NAME = Pattern.compile("nested ([ijqr]{1,33})(?: .{1,20})?");

    private NestingName() {}

    /** Empty if it is the name of another style. */
    static Optional<String> nesting(String name) {
        return Optional.of(NAME.matcher(name)).filter(Matcher::matches).map(nested -> nested.group(1));
    }
}
