package org.communique.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.screen.ScreenIcon;
import org.springframework.stereotype.Component;

/** The entries of the menu and of one's account, by one's roles. */
@Component
class Menu implements ScreenSource {

    /** Pages of the public, which are no screens. */
    static final String PUBLISHED = "p";

    record Entry(String name, String path, ScreenIcon icon) {}

    static List<Entry> entries(Member member) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry("shell.my-work", "", ScreenIcon.TASK));
        entries.add(new Entry("shell.statements", "statements", ScreenIcon.TEXT));
        entries.add(new Entry("shell.treaty", "treaty", ScreenIcon.TREATY));
        if (member.is(Role.ADMINISTRATOR)) {
            entries.add(new Entry("shell.organisations", "organisations", ScreenIcon.ORGANISATION));
            entries.add(new Entry("shell.members", "members", ScreenIcon.MEMBERS));
            entries.add(new Entry("shell.mandates", "mandates", ScreenIcon.MANDATE));
            entries.add(new Entry("shell.mail", "mail", ScreenIcon.MAIL));
            entries.add(new Entry("shell.settings", "settings", ScreenIcon.SETTINGS));
        }
        if (member.is(Role.ADMINISTRATOR) || member.is(Role.COORDINATOR)) {
            entries.add(new Entry("shell.workflows", "workflows", ScreenIcon.WORKFLOW));
        }
        entries.add(new Entry("shell.published", PUBLISHED, ScreenIcon.PUBLISHED));
        return entries;
    }

    static List<NamedPath> account(Member member) {
        var profile = new NamedPath("shell.profile", "profile");
        return member.is(Role.REVIEWER) || member.is(Role.COORDINATOR)
                ? List.of(profile, new NamedPath("shell.absence", "absence"))
                : List.of(profile);
    }

    @Override
    public List<NamedPath> of(Member member) {
        return Stream.concat(
                        entries(member).stream()
                                .filter(entry -> !entry.path().equals(PUBLISHED))
                                .map(entry -> new NamedPath(entry.name(), entry.path())),
                        account(member).stream())
                .toList();
    }
}
