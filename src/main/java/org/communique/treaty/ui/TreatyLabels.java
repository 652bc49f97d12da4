package org.communique.treaty.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;

/** The treaty in the reader's words. */
public final class TreatyLabels {

    private TreatyLabels() {}

    public static String text(String key, Object... arguments) {
        return I18NProvider.translate("treaty." + key, arguments);
    }

    public static String of(Topic topic) {
        return text("topic." + topic);
    }

    public static String of(Collection<Topic> topics) {
        return topics.stream().sorted().map(TreatyLabels::of).collect(Collectors.joining(", "));
    }

    public static String article(Article article) {
        return text("article.heading", article.number().text(), article.title());
    }

    /** Of a State, in the reader's language. */
    public static String name(StateCode state) {
        return States.find(state).map(found -> found.shortName(locale())).orElse(state.value());
    }

    /** One of the world as a whole is none. */
    public static String of(Region region) {
        return region == Region.GLOBAL ? text("region.none") : I18NProvider.translate("coalition.region." + region);
    }

    public static Badge toBeChecked() {
        return new Badge(text("to-be-checked"), Tone.WARNING);
    }

    /** Whether the member may record what is known of States and others. */
    public static boolean researches(Member member) {
        return member.is(Role.RESEARCHER) || member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR);
    }

    /** Whether the member keeps asks and speaks with their targets. */
    public static boolean advocates(Member member) {
        return member.is(Role.RESEARCHER) || member.is(Role.COORDINATOR);
    }

    public static Locale locale() {
        var locale = UI.getCurrent().getLocale();
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }
}
