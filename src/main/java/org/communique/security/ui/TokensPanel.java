package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.access.TokenScope;
import org.communique.screen.Badge;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.security.account.OwnAccessService;
import org.communique.security.account.OwnAccessService.TokenDetails;

/** Personal access tokens: made, listed, revoked. */
class TokensPanel extends Div {

    private final OwnAccessService service;
    private final TextField name = new TextField(getTranslation("security.profile.tokens.name"));
    private final Select<Integer> days = new Select<>();
    private final CheckboxGroup<TokenScope> scopes =
            new CheckboxGroup<>(getTranslation("security.profile.tokens.scopes"), TokenScope.values());
    private final Div made = new Div();
    private final UnorderedList list = new UnorderedList();

    TokensPanel(OwnAccessService service) {
        this.service = service;
        addClassName("panel");
        name.setMaxLength(OwnAccessService.LONGEST_TOKEN_NAME);
        name.setPlaceholder(getTranslation("security.profile.tokens.name.example"));
        days.setLabel(getTranslation("security.profile.tokens.lifetime"));
        var lifetimes = lifetimes((int) service.longestTokenLifetime().toDays());
        days.setItems(lifetimes);
        days.setItemLabelGenerator(count -> getTranslation("security.profile.tokens.days", count));
        days.setValue(lifetimes.get(lifetimes.size() / 2));
        scopes.setItemLabelGenerator(scope -> getTranslation("security.profile.tokens.scope." + scope));
        scopes.setItemHelperGenerator(scope -> getTranslation("security.profile.tokens.scope." + scope + ".advice"));
        scopes.setErrorMessage(getTranslation("security.profile.tokens.scopes.missing"));
        scopes.setValue(Set.of(TokenScope.READ));
        scopes.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        scopes.setWidthFull();
        var form = new Div(name, days);
        form.addClassName("form-grid");
        list.addClassName("cards");
        add(
                new H2(getTranslation("security.profile.tokens")),
                new Paragraph(getTranslation("security.profile.tokens.advice")),
                list,
                form,
                scopes,
                toolbar(new Button(
                        getTranslation("security.profile.tokens.make"), click -> ConfirmedAct.run(this::make))),
                made);
        show();
    }

    private static Div toolbar(Button button) {
        var toolbar = new Div(button);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    private static List<Integer> lifetimes(int longest) {
        return Stream.of(7, 30, longest)
                .filter(count -> count <= longest)
                .distinct()
                .sorted()
                .toList();
    }

    private void make() {
        name.setErrorMessage(getTranslation("security.profile.tokens.name.missing"));
        name.setInvalid(name.getValue().isBlank());
        scopes.setInvalid(scopes.isEmpty());
        if (name.isInvalid() || scopes.isInvalid()) {
            return;
        }
        service.createToken(name.getValue(), scopes.getValue(), Duration.ofDays(days.getValue()))
                .ifPresentOrElse(this::show, this::showTooMany);
    }

    private void showTooMany() {
        name.setErrorMessage(getTranslation("security.profile.tokens.too-many", service.mostTokens()));
        name.setInvalid(true);
    }

    private void show(String secret) {
        var token = new TextField(getTranslation("security.profile.tokens.token"));
        token.setValue(secret);
        token.setReadOnly(true);
        token.setAutoselect(true);
        token.setWidthFull();
        token.addClassName("secret");
        token.setHelperText(getTranslation("security.profile.tokens.once"));
        made.removeAll();
        made.add(token, new SecretActions(secret, "access-token"));
        name.clear();
        scopes.setValue(Set.of(TokenScope.READ));
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
                .map(time -> getTranslation("security.profile.tokens.used", TimeFormat.local(time)))
                .orElse(getTranslation("security.profile.tokens.never-used"));
        var meta = new Span(scopes(token) + " · "
                + getTranslation("security.profile.tokens.expires", TimeFormat.localAndUtc(token.expiresAt())) + " · "
                + used);
        meta.addClassName("meta");
        var line = new Div(title, meta);
        line.addClassName("card-line");
        if (token.expired()) {
            line.add(new Badge(getTranslation("security.profile.tokens.expired"), Badge.Tone.NEUTRAL));
        }
        if (!token.expired()) {
            token.signsUntil().ifPresent(until -> line.add(signing(token, until)));
        }
        var revoke = new Button(getTranslation("security.profile.tokens.revoke"), click -> {
            service.revokeToken(token.id());
            Toasts.done(getTranslation("security.profile.tokens.revoked", token.name()));
            show();
        });
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        revoke.setAriaLabel(getTranslation("security.profile.tokens.revoke.of", token.name()));
        line.add(revoke);
        var row = new ListItem(line);
        row.addClassName("card");
        return row;
    }

    private void confirm(TokenDetails token) {
        service.confirmToken(token.id());
        Toasts.done(getTranslation("security.profile.tokens.confirmed", token.name()));
        show();
    }

    private String scopes(TokenDetails token) {
        return token.scopes().stream()
                .sorted()
                .map(scope -> getTranslation("security.profile.tokens.scope." + scope))
                .collect(Collectors.joining(", "));
    }

    /** Until when it may sign, and how to let it for longer. */
    private Div signing(TokenDetails token, Instant until) {
        var state = token.lapsed()
                ? new Badge(getTranslation("security.profile.tokens.signing.lapsed"), Badge.Tone.WARNING)
                : new Badge(
                        getTranslation("security.profile.tokens.signing.until", TimeFormat.localAndUtc(until)),
                        Badge.Tone.NEUTRAL);
        var confirm = new Button(
                getTranslation("security.profile.tokens.confirm"), click -> ConfirmedAct.run(() -> confirm(token)));
        confirm.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        confirm.setAriaLabel(getTranslation("security.profile.tokens.confirm.of", token.name()));
        var signing = new Div(state, confirm);
        signing.addClassName("card-line");
        return signing;
    }
}
