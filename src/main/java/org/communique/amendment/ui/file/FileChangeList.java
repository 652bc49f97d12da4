package org.communique.amendment.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.communique.amendment.file.FileChange;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.text.markdown.CanonicalText;

/** The changes of a file in three parts: those that it tracks, those that it does not, and those that cannot be brought in. */
class FileChangeList extends Div {

    /** Shown at once: a file can have thousands. */
    private static final int PAGE = 100;

    private final String language;
    private final Runnable changed;
    private final Set<Integer> chosen = new TreeSet<>();
    private final Map<String, Boolean> decided = new TreeMap<>();
    private List<FileChange> changes = List.of();
    private boolean assumed;

    /** By which a change is known again in another comparison of the same file, where it may have another place. */
    private static String words(FileChange change) {
        return CanonicalText.of(change.before()) + "\0" + CanonicalText.of(change.after());
    }

    /**
     * @param language of the text
     * @param changed  called when another number of changes is chosen
     */
    FileChangeList(String language, Runnable changed) {
        this.language = language;
        this.changed = changed;
        addClassName("amendment-list");
    }

    /** What was chosen or left out in an earlier comparison of the same file stays so. */
    void show(Compared compared) {
        if (compared.assumed() && !assumed) {
            // Chosen where it could not undo what others wrote.
            decided.values().removeIf(isChosen -> isChosen);
        }
        assumed = compared.assumed();
        chosen.clear();
        chosen.addAll(compared.preselected());
        for (int number : decided.isEmpty() ? List.<Integer>of() : compared.applicable()) {
            var isChosen = decided.get(words(compared.changes().get(number)));
            if (isChosen != null) {
                mark(number, isChosen);
            }
        }
        show(compared.changes());
    }

    private boolean mark(int number, boolean isChosen) {
        return isChosen ? chosen.add(number) : chosen.remove(number);
    }

    private void show(List<FileChange> shown) {
        changes = shown;
        removeAll();
        section("amendment.file-changes.section.tracked", part(true, true), true);
        section("amendment.file-changes.section.untracked", part(true, false), true);
        section("amendment.file-changes.section.left", part(false, false), false);
        changed.run();
    }

    private List<Integer> part(boolean applies, boolean tracked) {
        var part = new ArrayList<Integer>();
        for (int number = 0; number < changes.size(); number++) {
            var change = changes.get(number);
            boolean isOfIt = applies
                    ? change.applies() && tracked == (change.tracking() == Tracking.TRACKED)
                    : !change.applies() && change.standing() != Standing.ALREADY_THERE;
            if (isOfIt) {
                part.add(number);
            }
        }
        return part;
    }

    private void section(String heading, List<Integer> part, boolean selectable) {
        if (part.isEmpty()) {
            return;
        }
        var section = new Div(new H3(getTranslation(heading, part.size())));
        section.addClassName("amendment-list");
        var items = new ArrayList<FileChangeItem>();
        if (selectable && part.size() > 1) {
            var none =
                    new Button(getTranslation("amendment.file-changes.none"), click -> chooseAll(part, items, false));
            var all = new Button(getTranslation("amendment.file-changes.all"), click -> chooseAll(part, items, true));
            var buttons = new Div(all, none);
            buttons.addClassName("card-line");
            section.add(buttons);
        }
        add(section);
        page(section, part, items);
    }

    private void page(Div section, List<Integer> part, List<FileChangeItem> items) {
        int from = items.size();
        part.subList(from, Math.min(part.size(), from + PAGE)).forEach(number -> {
            var item = new FileChangeItem(changes.get(number), number, language, chosen.contains(number));
            item.onChosen(() -> choose(number, item.isChosen()));
            items.add(item);
            section.add(item);
        });
        if (items.size() < part.size()) {
            var more = new Button(getTranslation("amendment.file-changes.more", part.size() - items.size()));
            more.addClickListener(click -> {
                section.remove(more);
                page(section, part, items);
            });
            section.add(more);
        }
    }

    private void chooseAll(List<Integer> part, List<FileChangeItem> items, boolean all) {
        part.forEach(number -> decide(number, all));
        items.forEach(item -> item.choose(all));
        changed.run();
    }

    private void choose(int number, boolean isChosen) {
        if (decide(number, isChosen)) {
            changed.run();
        }
    }

    private boolean decide(int number, boolean isChosen) {
        decided.put(words(changes.get(number)), isChosen);
        return mark(number, isChosen);
    }

    List<Integer> chosen() {
        return List.copyOf(chosen);
    }

    void clear() {
        chosen.clear();
        show(List.of());
    }

    /** Before another file. */
    void forget() {
        decided.clear();
        assumed = false;
    }
}
