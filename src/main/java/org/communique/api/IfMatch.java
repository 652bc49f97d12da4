package org.communique.api;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** The {@code If-Match} header of a request that replaces a draft, whose tags are its revisions. */
public final class IfMatch {

    private static final Pattern REVISION = Pattern.compile("[0-9]{1,18}");

    private IfMatch() {}

    /** Whether the text is replaced whatever it is. */
    public static boolean isAny(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.strip().equals("*");
    }

    /** Those that a draft can have: weak tags, and others than the server gives, match nothing (RFC 9110 §13.1.1). */
    public static Set<Long> revisions(@Nullable String ifMatch) {
        return ETag.parse(String.valueOf(ifMatch)).stream()
                .filter(tag -> !tag.weak() && REVISION.matcher(tag.tag()).matches())
                .map(tag -> Long.valueOf(tag.tag()))
                .collect(Collectors.toSet());
    }
}
