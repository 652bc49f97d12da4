package org.communique.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.text.unicode.Direction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The languages that our own words are there in: English, and each one that has a file such as
 * {@code messages/shell_ar.properties}, or for the words around a text in a file {@code messages/document_ar.properties}. Keys that a
 * translation lacks are in English.
 */
@Component
public class Languages {

    private final Set<String> screens;
    private final Set<String> documents;

    Languages(
            @Value("classpath*:messages/shell_*.properties") Resource[] screens,
            @Value("classpath*:messages/document_*.properties") Resource[] documents) {
        this.screens = translations(screens);
        this.documents = translations(documents);
    }

    private static Set<String> translations(Resource[] files) {
        return Arrays.stream(files)
                .map(Languages::tag)
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String tag(Resource resource) {
        try {
            var name = resource.getURL().getPath();
            var file = name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
            return file.substring(file.indexOf('_') + 1).replace('_', '-');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Locale> provided() {
        return Stream.concat(
                        Stream.of(Locale.ENGLISH), screens.stream().sorted().map(Locale::of))
                .toList();
    }

    /** The first wanted language that is available, with its region, which decides how dates are written; else English. */
    public Locale best(List<Locale> wanted) {
        return wanted.stream()
                .filter(locale -> locale.getLanguage().equals("en") || screens.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** Of the words around a text in its files: the text's own if they are there in it, with its region; else English. */
    public Locale ofDocument(Locale text) {
        return documents.contains(text.getLanguage()) ? text : Locale.ENGLISH;
    }

    public boolean isRightToLeft(Locale locale) {
        return Direction.ofLanguage(locale.toLanguageTag()).isRightToLeft();
    }

    /**
     * What our templates give a text as its {@code dir}; the blocks in it have their own.
     *
     * @param language BCP 47 tag
     */
    public String direction(String language) {
        return Direction.ofLanguage(language).attribute();
    }
}
