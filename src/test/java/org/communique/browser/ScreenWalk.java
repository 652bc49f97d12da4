package org.communique.browser;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Goes from screen to screen, as one person after the other, and collects what is wrong with each. */
public final class ScreenWalk {

    private final Set<String> faults = new ConcurrentSkipListSet<>();
    private final Map<String, String> pathsByTitle = new TreeMap<>();
    private final Set<String> visited = new TreeSet<>();

    public ScreenVisitor as(Person person) {
        return new ScreenVisitor(person, this);
    }

    /** @param there whether it is the screen of this path alone, or says that there is none */
    void arrivedAt(String path, String title, boolean there) {
        visited.add(path);
        if (title.isBlank()) {
            fault(path, "", "has no title");
            return;
        }
        var other = there ? pathsByTitle.putIfAbsent(title, path) : null;
        if (other != null && !other.equals(path)) {
            fault(path, "", "has the title of /" + other + ": " + title);
        }
    }

    /** @param state what was open, in which size and colours; empty for the screen as it opens */
    void fault(String path, String state, String what) {
        faults.add("/" + path + (state.isBlank() ? "" : " with " + state.strip()) + ": " + what);
    }

    public Set<String> faults() {
        return faults;
    }

    /** Paths without the first slash. */
    public Set<String> visited() {
        return visited;
    }
}
