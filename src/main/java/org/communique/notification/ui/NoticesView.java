package org.communique.notification.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.Member;
import org.communique.notification.MailFrequency;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeTopic;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.shell.ScreenSource;
import org.communique.statement.activity.StatementChangeNotifier;

/** One's notices, each with its reason, and how one gets them. */
@PermitAll
@Route("notices")
@StyleSheet("context://notification.css")
class NoticesView extends Div implements HasDynamicTitle {

    @org.springframework.stereotype.Component
    static class NoticeScreens implements ScreenSource {

        @Override
        public List<NamedPath> of(Member member) {
            return List.of(new NamedPath("notification.bell", "notices"));
        }
    }

    private final NoticeService notices;
    private final StatementChangeNotifier changes;
    private final NoticeList latest;

    NoticesView(NoticeService notices, StatementChangeNotifier changes) {
        this.notices = notices;
        this.changes = changes;
        this.latest = new NoticeList(notices);
        addClassNames("screen", "notice-screen");
        add(latest(), settings(notices.settings()));
    }

    private Component latest() {
        var section = new Section(new H2(getTranslation("notification.latest", TimeFormat.zoneName())), latest);
        section.addClassName("panel");
        latest.show();
        return section;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var end = changes.watchNotices(attached.getUI().accessLater(() -> latest.show(), () -> {}));
        addDetachListener(detached -> {
            detached.unregisterListener();
            end.run();
        });
    }

    private Component settings(Map<NoticeTopic, MailFrequency> own) {
        Map<NoticeTopic, RadioButtonGroup<MailFrequency>> choices = new EnumMap<>(NoticeTopic.class);
        var section = new Section(
                new H2(getTranslation("notification.settings")),
                new Paragraph(getTranslation("notification.settings.advice")),
                new NativeDetails(
                        getTranslation("screen.details"),
                        new Paragraph(getTranslation("notification.settings.advice.more"))));
        section.addClassName("panel");
        own.forEach((topic, mailFrequency) -> {
            var choice = new RadioButtonGroup<MailFrequency>();
            choice.setLabel(getTranslation("notification.topic." + topic));
            choice.setItems(MailFrequency.values());
            choice.setItemLabelGenerator(each -> getTranslation("notification.delivery." + each));
            choice.setValue(mailFrequency);
            choices.put(topic, choice);
            section.add(choice);
        });
        section.add(new Button(getTranslation("screen.save"), click -> {
            Map<NoticeTopic, MailFrequency> chosen = new EnumMap<>(NoticeTopic.class);
            choices.forEach((topic, choice) -> choice.getOptionalValue().ifPresent(each -> chosen.put(topic, each)));
            notices.changeSettings(chosen);
            Toasts.done(getTranslation("notification.settings.saved"));
        }));
        return section;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notification.bell");
    }
}
