package org.communique.json;

import java.util.Map;

/** How values are written where JSON leaves a choice or has no form for them. */
public interface JsonForm {

    /** The members of an object that are written, in their order. */
    Map<?, ?> members(Map<?, ?> object);

    String number(Number number);

    /** Half a surrogate pair, which is no character. */
    String halfPair(char half);

    /** A value that is no string, boolean, number, list or map. */
    void other(Object value, StringBuilder out);
}
