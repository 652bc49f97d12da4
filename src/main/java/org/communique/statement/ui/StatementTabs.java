package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.screen.ScreenTabs;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.springframework.beans.factory.ObjectProvider;

/** The tabs of a statement's page: what has begun, what comes later, and the record behind one. */
public final class StatementTabs {

    private static final List<String> TABS =
            List.of("draft", "languages", "amendments", "review", "sign-on", "publication");
    /** Behind one tab. */
    private static final List<String> RECORD = List.of("versions", "history", "citations");
    /** The only tab for members who are only asked to sign. */
    static final String TO_SIGN = "sign-on";

    private final ObjectProvider<OptionalTab> optionalTabs;
    private final ScreenTabs navigation = new ScreenTabs();
    private final ScreenTabs record = new ScreenTabs();
    private Set<String> optionalShown = Set.of();

    StatementTabs(ObjectProvider<OptionalTab> optionalTabs) {
        this.optionalTabs = optionalTabs;
        record.addClassName("second");
    }

    ScreenTabs navigation() {
        return navigation;
    }

    ScreenTabs record() {
        return record;
    }

    /** Whether there are others than are shown. */
    boolean haveChanged(Statement statement, StatementRights.Held now) {
        return !optionalShown.equals(optionalTabs(statement, now));
    }

    void show(Statement statement, StatementRights.Held now, String current) {
        optionalShown = optionalTabs(statement, now);
        var reads = now.read();
        var tabs = new ArrayList<ScreenTabs.Tab>();
        var later = new ArrayList<ScreenTabs.Tab>();
        for (var tab : reads ? TABS : List.of(TO_SIGN)) {
            if (tab.equals(current) || hasBegun(statement, tab)) {
                tabs.add(tab(statement, tab, current));
            } else if (mayCome(statement, now, tab)) {
                later.add(tab(statement, tab, current));
            }
        }
        var name = I18NProvider.translate("statement.tab.record");
        var inRecord = RECORD.contains(current);
        if (reads) {
            tabs.add(new ScreenTabs.Tab(
                    name, StatementLayout.route(statement, RECORD.getFirst()), inRecord ? "true" : ""));
        }
        if (statement.phase() == Phase.ABANDONED) {
            later.clear();
        }
        navigation.show(
                I18NProvider.translate("statement.tabs"), tabs, I18NProvider.translate("statement.tabs.later"), later);
        var parts = inRecord ? RECORD : List.<String>of();
        record.show(
                name, parts.stream().map(tab -> tab(statement, tab, current)).toList());
    }

    private ScreenTabs.Tab tab(Statement statement, String tab, String current) {
        return new ScreenTabs.Tab(
                I18NProvider.translate("statement.tab." + tab),
                StatementLayout.route(statement, tab),
                tab.equals(current) ? "page" : "");
    }

    private static boolean mayCome(Statement statement, StatementRights.Held now, String tab) {
        return switch (tab) {
            case "amendments" -> statement.phase().compareTo(Phase.APPROVED) < 0;
            case "languages" -> now.edit() && statement.phase().compareTo(Phase.APPROVED) < 0;
            default -> true;
        };
    }

    private Set<String> optionalTabs(Statement statement, StatementRights.Held now) {
        return optionalTabs.stream()
                .filter(each -> now.read() && each.isNeeded(statement, now))
                .map(OptionalTab::tab)
                .collect(Collectors.toSet());
    }

    /** Whether there is something on the screen by now. Members look at the others to prepare what comes. */
    private boolean hasBegun(Statement statement, String tab) {
        return switch (tab) {
            case "amendments", "languages" -> optionalShown.contains(tab);
            case "review" -> statement.frozen().versions() > 0;
            case "sign-on" -> statement.frozen().approvedVersion() != null;
            case "publication" -> statement.phase() == Phase.CLOSED || statement.phase() == Phase.PUBLISHED;
            default -> true;
        };
    }

    /** Of what many statements do not have: a tab once there is some, or a member who reads the statement can begin it. */
    public interface OptionalTab {

        /** Where it is in the path of a screen. */
        String tab();

        boolean isNeeded(Statement statement, StatementRights.Held held);
    }
}
