package org.communique.amendment.suggestion;

import java.util.regex.Pattern;
import org.communique.coalition.directory.MemberId;
import org.communique.crdt.ElementId;
import org.communique.id.Id;

/** A suggestion in one draft: {@code <author>~<client>.<clock>}, with the Yjs id of the first element that it adds or changes. */
public record SuggestionId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^~]+~[0-9]{1,16}\\.[0-9]{1,16}");

    public SuggestionId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a suggestion");
        }
    }

    static SuggestionId of(MemberId author, ElementId first) {
        return new SuggestionId(author.value() + "~" + first.client() + "." + first.clock());
    }

    public MemberId author() {
        return new MemberId(value.substring(0, value.indexOf('~')));
    }
}
