package org.communique.workflow.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something on a drawing that routes nothing: a pool, a lane, a note, a document. Readers see it; the engine is never given it.
 *
 * @param element    of BPMN
 * @param id         empty if it is nothing but a part of another
 * @param attributes besides the id, with the elements that it refers to
 * @param text       of its own; may be empty
 */
public record Remark(String element, String id, Map<String, String> attributes, String text, List<Remark> inside) {

    public Remark {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        inside = List.copyOf(inside);
    }

    /** Whether it runs from left to right, or from top to bottom. */
    public boolean hasDirection() {
        return element.equals("participant") || element.equals("lane");
    }

    /** With those in it. */
    Stream<Remark> all() {
        return Stream.concat(Stream.of(this), inside.stream().flatMap(Remark::all));
    }
}
