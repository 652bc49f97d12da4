package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import org.communique.screen.Notices;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.security.OwnAccessService;
import org.communique.security.OwnAccessService.TokenDetails;

/** Personal access tokens: made, listed, revoked. */
class TokensPanel extends Div {

    private final OwnAccessService service;
    private final TextField name = new TextField(getTranslation("security.profile.tokens.name"));
    private final Select<Integer> days = new Select<>();
    private final Div made = new Div();
    private final UnorderedList list = new UnorderedList();

    TokensPanel(OwnAccessService service) {
        this.service = service;
        addClassName("panel");
        name.setMaxLength(80);
        name.setPlaceholder(getTranslation("security.profile.tokens.name.example"));
        days.setLabel(getTranslation("security.profile.tokens.lifetime"));
        days.setItems(7, 30, 90, 365);
        days.setItemLabelGenerator(count -> getTranslation("security.profile.tokens.days", count));
        days.setValue(30);
        var form = new Div(name, days);
        form.addClassName("form-grid");
        list.addClassName("cards");
        add(
                new H2(getTranslation("security.profile.tokens")),
                new Paragraph(getTranslation("security.profile.tokens.advice")),
                list,
                form,
                new Button(getTranslation("security.profile.tokens.make"), click -> make()),
                made);
        show();
    }

    private void make() {
        if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("security.profile.tokens.name.missing"));
            name.setInvalid(true);
            return;
        }
        name.setInvalid(false);
        var token = new TextField(getTranslation("security.profile.tokens.token"));
        token.setValue(service.createToken(name.getValue(), Duration.ofDays(days.getValue())));
        token.setReadOnly(true);
        token.setAutoselect(true);
        token.setWidthFull();
        token.setHelperText(getTranslation("security.profile.tokens.once"));
        made.removeAll();
        made.add(token);
        name.clear();
        show();
    }

    private void show() {
        list.removeAll();
        service.tokens().stream().map(this::row).forEach(list::add);
        list.setVisible(list.getComponentCount() > 0);
    }

    private Component row(TokenDetails token) {
        var title = new Span(token.name());
        title.addClassName("token-name");
        var used = token.lastUsed()
                .map(time -> getTranslation("security.profile.tokens.used", Times.local(time)))
                .orElse(getTranslation("security.profile.tokens.never-used"));
        var meta = new Span(
                getTranslation("security.profile.tokens.expires", Times.local(token.expiresAt())) + " · " + used);
        meta.addClassName("meta");
        var line = new Div(title, meta);
        line.addClassName("card-line");
        if (token.expired()) {
            line.add(new Tag(getTranslation("security.profile.tokens.expired"), Tag.Tone.NEUTRAL));
        }
        var revoke = new Button(getTranslation("security.profile.tokens.revoke"), click -> {
            service.revokeToken(token.id());
            Notices.done(getTranslation("security.profile.tokens.revoked", token.name()));
            show();
        });
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        revoke.setAriaLabel(getTranslation("security.profile.tokens.revoke.of", token.name()));
        line.add(revoke);
        var row = new ListItem(line);
        row.addClassName("card");
        return row;
    }
}
