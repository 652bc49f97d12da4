package org.communique;

import java.util.Locale;
import org.communique.screen.Languages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Plain pages speak the reader's language as far as there is a translation, as the screens do. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    @Bean
    LocaleResolver localeResolver(Languages languages) {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(languages.provided());
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }
}
