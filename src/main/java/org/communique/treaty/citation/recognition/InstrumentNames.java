package org.communique.treaty.citation.recognition;

import java.util.HashMap;
import java.util.Map;
import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.recognition.Attribution.Attributed;
import org.communique.treaty.citation.recognition.InstrumentName.Meaning;
import org.jspecify.annotations.Nullable;

/** The instruments that a text names, and which of them a reader has in mind at each place. */
final class InstrumentNames {

    private final Tokens tokens;
    private final Map<Integer, InstrumentName> byWord = new HashMap<>();
    private final Map<Integer, InstrumentName> byEnd = new HashMap<>();

    /** Whether the sentence has named another instrument before a token, and not the Convention since. */
    private final boolean[] foreign;

    /** Whether the last convention named before a token is another one. */
    private final boolean[] foreignConvention;

    /** Whether the clause before a token names a draft. */
    private final boolean[] draft;

    InstrumentNames(Tokens tokens) {
        this.tokens = tokens;
        draft = new boolean[tokens.size() + 1];
        foreign = new boolean[tokens.size() + 1];
        foreignConvention = new boolean[tokens.size() + 1];
        var reader = new InstrumentNameReader(tokens);
        int after = 0;
        for (int i = 0; i < tokens.size(); i++) {
            foreign[i + 1] = foreign[i] && !tokens.endsSentence(i);
            foreignConvention[i + 1] = foreignConvention[i];
            draft[i + 1] = draft[i] && !tokens.endsSentence(i) && !tokens.is(i, ",");
            var name = tokens.get(i).isWord() ? reader.at(i) : null;
            if (name != null) {
                for (int word = name.from(); word < name.to(); word++) {
                    byWord.putIfAbsent(word, name);
                }
                byEnd.put(name.to(), name);
                if (i >= after) {
                    remember(name, i + 1);
                    after = name.to();
                }
            }
        }
    }

    private void remember(InstrumentName name, int next) {
        draft[next] |= name.meaning() == Meaning.DRAFT && name.certain();
        switch (name.meaning()) {
            case OURS -> {
                foreign[next] = false;
                foreignConvention[next] = false;
            }
            case GENERIC -> foreign[next] = foreignConvention[next];
            case OTHER_CONVENTION -> {
                foreign[next] |= name.certain();
                foreignConvention[next] = true;
            }
            case OTHER, DRAFT -> foreign[next] |= name.certain();
        }
    }

    @Nullable
    InstrumentName at(int token) {
        return byWord.get(token);
    }

    @Nullable
    InstrumentName endingBefore(int token) {
        return byEnd.get(token);
    }

    boolean foreignInSentence(int token) {
        return foreign[token];
    }

    boolean draftInClause(int token) {
        return draft[token];
    }

    /** Whether the name means the Convention, for all that was said before. */
    private boolean isOurs(InstrumentName name) {
        return name.meaning() == Meaning.OURS || name.meaning() == Meaning.GENERIC && !foreignConvention[name.from()];
    }

    /** That an article is of the instrument. */
    Attributed meant(InstrumentName name) {
        if (name.isForeign()) {
            return new Attributed(Certainty.OTHER, tokens.written(name.from(), name.to()));
        }
        return new Attributed(isOurs(name) ? Certainty.NAMED : Certainty.AMBIGUOUS, "");
    }
}
