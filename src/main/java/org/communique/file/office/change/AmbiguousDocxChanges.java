package org.communique.file.office.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.file.office.part.Element;
import org.communique.work.Budget;

/**
 * Finds changes of a WordprocessingML file that cannot be decided one by one: those of fields and equations, which are read as a whole,
 * properties, whose earlier state is not restored, and moves, of which one end would be lost or doubled.
 */
final class AmbiguousDocxChanges {

    private static final Set<String> EQUATIONS = Set.of("oMath", "oMathPara");

    private static final Set<String> FIELDS = Set.of("fldChar", "fldSimple", "instrText", "delInstrText");

    private final TrackedChanges changes;

    /** How the parts of a move are decided, by its name. */
    private final Map<String, Set<Boolean>> moves = new HashMap<>();

    private final Map<String, String> movesFrom = new HashMap<>();
    private final Map<String, String> movesTo = new HashMap<>();

    private AmbiguousDocxChanges(TrackedChanges changes) {
        this.changes = changes;
    }

    static boolean areIn(List<Element> parts, TrackedChanges changes) {
        var search = new AmbiguousDocxChanges(changes);
        return parts.stream().anyMatch(part -> search.isIn(part, false, false))
                || search.moves.values().stream().anyMatch(decisions -> decisions.size() > 1);
    }

    private boolean isIn(Element element, boolean inChange, boolean inEquation) {
        Budget.check();
        boolean change = TrackedChanges.isOfWords(element);
        boolean equation = EQUATIONS.contains(element.name());
        if (change && inEquation
                || inChange && (equation || FIELDS.contains(element.name()))
                || isProperty(element) && !changes.isAccepted(element)) {
            return true;
        }
        move(element);
        return element.read().stream().anyMatch(child -> isIn(child, inChange || change, inEquation || equation));
    }

    private static boolean isProperty(Element element) {
        return TrackedChanges.isOfProperties(element)
                || TrackedChanges.isOfWords(element)
                        && element.parent() instanceof Element parent
                        && parent.name().equals("numPr");
    }

    private void move(Element element) {
        switch (element.name()) {
            case "moveFromRangeStart" -> begin(element, movesFrom);
            case "moveToRangeStart" -> begin(element, movesTo);
            case "moveFromRangeEnd" -> movesFrom.remove(element.attribute("id"));
            case "moveToRangeEnd" -> movesTo.remove(element.attribute("id"));
            case "moveFrom" -> decide(element, movesFrom);
            case "moveTo" -> decide(element, movesTo);
            default -> {}
        }
    }

    private void begin(Element range, Map<String, String> open) {
        open.put(range.attribute("id"), range.attribute("name"));
        decide(range, range.attribute("name"));
    }

    /** The mark of a paragraph stands before the range that it belongs to, and has no words. */
    private void decide(Element moved, Map<String, String> open) {
        if (moved.firstChild().isEmpty()) {
            return;
        }
        if (open.isEmpty()) {
            decide(moved, "");
        }
        new HashSet<>(open.values()).forEach(name -> decide(moved, name));
    }

    private void decide(Element moved, String name) {
        moves.computeIfAbsent(name, _ -> new HashSet<>()).add(changes.isAccepted(moved));
    }
}
