package org.communique.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.communique.screen.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gives Vaadin the same messages that the rest of the application has. A missing key shows as itself. */
@Component
class TranslationProvider implements I18NProvider {

    private final MessageSource messages;
    private final Languages languages;

    TranslationProvider(MessageSource messages, Languages languages) {
        this.messages = messages;
        this.languages = languages;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return languages.provided();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        return Objects.requireNonNull(messages.getMessage(key, params, key, locale));
    }
}
