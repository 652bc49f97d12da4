package org.communique.treaty.state;

import java.util.regex.Pattern;
import org.communique.id.Id;

/** ISO 3166-1 alpha-2; {@code EU} is reserved there for the European Union. */
public record StateCode(String value) implements Id, Comparable<StateCode> {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    public StateCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a State's code");
        }
    }

    @Override
    public int compareTo(StateCode other) {
        return value.compareTo(other.value);
    }
}
