package org.communique.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.screen.TimeFormat;
import org.communique.security.account.OwnSecondFactorsService;
import org.communique.security.account.OwnSecondFactorsService.ActDetails;
import org.communique.security.account.OwnSecondFactorsService.OwnFactors;
import org.communique.security.credential.CredentialChange;

/** What helps when a device is lost, and what was done to one's second factors so far. */
class RecoveryCodesPanel extends Div {

    private final OwnSecondFactorsService service;
    private final Div content = new Div();

    RecoveryCodesPanel(OwnSecondFactorsService service) {
        this.service = service;
        addClassName("panel");
        add(content);
        show();
    }

    /** Only for members with authority. */
    void show() {
        var own = service.own();
        setVisible(own.any() || !own.acts().isEmpty());
        content.removeAll();
        if (own.any()) {
            showCodes(own);
        }
        if (!own.acts().isEmpty()) {
            var acts = new UnorderedList();
            own.acts().stream()
                    .limit(10)
                    .map(this::eventText)
                    .map(ListItem::new)
                    .forEach(acts::add);
            content.add(new H3(getTranslation("security.factors.acts")), acts);
        }
    }

    private void showCodes(OwnFactors own) {
        int left = own.recoveryCodes();
        content.add(
                new H2(getTranslation("security.factors.recovery")),
                new Paragraph(getTranslation("security.factors.recovery.advice")),
                new Paragraph(
                        left == 0
                                ? getTranslation("security.factors.recovery.none")
                                : getTranslation("security.factors.recovery.left", left)),
                new Button(
                        getTranslation(
                                left == 0 ? "security.factors.recovery.make" : "security.factors.recovery.again"),
                        click -> ConfirmedAct.run(this::make)));
    }

    private void make() {
        var codes = new OrderedList();
        codes.setId("recovery-codes");
        codes.addClassName("secret");
        var made = service.newRecoveryCodes();
        made.stream().map(code -> new ListItem(new Code(code))).forEach(codes::add);
        show();
        content.addComponentAtIndex(
                2,
                new Div(
                        new Paragraph(getTranslation("security.factors.recovery.once")),
                        codes,
                        new SecretActions(String.join("\n", made), "recovery-codes")));
    }

    private String eventText(ActDetails act) {
        var what = getTranslation("security.factors.act." + act.change().name().toLowerCase(Locale.ROOT), act.what());
        if (act.change() == CredentialChange.PASSWORD_GUESSED) {
            return getTranslation("security.factors.acts.at", what, TimeFormat.local(act.at()));
        }
        return act.by()
                .map(by -> getTranslation("security.factors.acts.by", what, TimeFormat.local(act.at()), by))
                .orElseGet(() -> getTranslation("security.factors.acts.by-operator", what, TimeFormat.local(act.at())));
    }
}
