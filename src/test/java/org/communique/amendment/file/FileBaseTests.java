package org.communique.amendment.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.amendment.file.ReadFile.Claim;
import org.communique.file.FileOrigin.Kind;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.creation.ImportedOrigin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileBaseTests {

    private static final StatementId HERE = new StatementId("9f0c");

    private static final TextHash FIRST = TextHash.of("first");
    private static final TextHash SECOND = TextHash.of("second");
    private static final TextHash TODAY = TextHash.of("today");
    private static final TextHash ROUND = TextHash.of("round");
    private static final TextHash COPY = TextHash.of("copy");
    private static final TextHash ANOTHER = TextHash.of("another");

    @Test
    void aFileOfAVersionIsMadeOfThatVersion() {
        assertThat(of(claim(Kind.VERSION, 1, FIRST), ANOTHER))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.ofVersion(1)), Claim.HOLDS));
        assertThat(of(claim(Kind.PUBLICATION, 2, SECOND), ANOTHER))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.ofVersion(2)), Claim.HOLDS));
    }

    /** Its hash is that of the version, and not of the text that the version is compared with. */
    @Test
    void aVersionThatWasComparedWithAnotherIsTheBaseAllTheSame() {
        assertThat(of(claim(Kind.VERSION, 2, SECOND), FIRST))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.ofVersion(2)), Claim.HOLDS));
    }

    @Test
    void aWrongHashMakesTheFileOneOfUnknownOrigin() {
        assertThat(of(claim(Kind.VERSION, 1, SECOND), ANOTHER))
                .isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
    }

    /** Such as a draft that went out with the changes since version 2, some of which others have taken back since. */
    @Test
    void aFileOfAGoneTextIsNotTakenForOneOfTheTextBeforeItsChanges() {
        for (var before : List.of(FIRST, SECOND, ROUND, COPY, TODAY)) {
            assertThat(of(claim(Kind.DRAFT, null, ANOTHER), before))
                    .isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
            assertThat(of(claim(Kind.VERSION, 1, ANOTHER), before))
                    .isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
        }
    }

    @Test
    void onlyAHashProvesATextChosenByHand() {
        var draft = BaseChoice.of(BaseChoice.Kind.DRAFT);
        assertThat(of(claim(Kind.DRAFT, null, TODAY), ANOTHER).proves(draft, known()))
                .isTrue();
        assertThat(of(null, TODAY).proves(draft, known())).isTrue();
        assertThat(of(claim(Kind.DRAFT, null, ANOTHER), TODAY).proves(draft, known()))
                .isFalse();
        assertThat(of(null, ANOTHER).proves(draft, known())).isFalse();
        var same = known();
        same.put(BaseChoice.of(BaseChoice.Kind.COPY), TODAY);
        assertThat(FileBase.of(null, TODAY, same).proves(draft, same)).isTrue();
    }

    @Test
    void aVersionThatIsNotThereIsUnknown() {
        assertThat(of(claim(Kind.VERSION, 3, FIRST), ANOTHER)).isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
        assertThat(of(claim(Kind.VERSION, Integer.MAX_VALUE, FIRST), ANOTHER))
                .isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
        assertThat(of(claim(Kind.VERSION, -1, FIRST), ANOTHER))
                .isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
        assertThat(of(claim(Kind.VERSION, null, FIRST), ANOTHER))
                .isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
    }

    /** Wherever that is, and whether it is there at all. */
    @Test
    void aFileOfAnotherStatementIsRefused() {
        for (var kind : Kind.values()) {
            for (var before : List.of(FIRST, COPY, TODAY, ANOTHER)) {
                assertThat(FileBase.of(HERE, ofAnother(kind, before), before, known()))
                        .isEmpty();
            }
            assertThat(FileBase.of(HERE, claim(kind, 1, FIRST), FIRST, known())).isPresent();
        }
    }

    @Test
    void theFileThatTheStatementWasMadeFromIsOfTheTextThatTheRoundBeganWith() {
        for (var kind : Kind.values()) {
            assertThat(FileBase.of(HERE, ofAnother(kind, ANOTHER), ROUND, known()))
                    .contains(new FileBase(Optional.of(BaseChoice.of(BaseChoice.Kind.BEGUN)), Claim.NONE));
        }
    }

    private static ImportedOrigin ofAnother(Kind kind, TextHash hash) {
        return new ImportedOrigin(kind, new StatementId("7a1b"), 1, hash);
    }

    @Test
    void aDraftThatIsStillTheSameIsTheBase() {
        assertThat(of(claim(Kind.DRAFT, null, TODAY), ANOTHER))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.of(BaseChoice.Kind.DRAFT)), Claim.HOLDS));
        assertThat(of(claim(Kind.PROPOSAL, null, COPY), ANOTHER))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.of(BaseChoice.Kind.COPY)), Claim.HOLDS));
        assertThat(of(claim(Kind.PROPOSAL, null, ROUND), ANOTHER))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.of(BaseChoice.Kind.BEGUN)), Claim.HOLDS));
    }

    /** Such as a draft with open amendments: before them it is the draft of that day. */
    @Test
    void anEarlierDraftIsWhatTheFileSaysWithoutItsChanges() {
        assertThat(of(claim(Kind.DRAFT, null, ANOTHER), ANOTHER))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.of(BaseChoice.Kind.BEFORE_CHANGES)), Claim.HOLDS));
    }

    @Test
    void anEarlierDraftThatWasChangedWithoutTrackingIsUnknown() {
        assertThat(of(claim(Kind.DRAFT, null, ANOTHER), TextHash.of("changed")))
                .isEqualTo(new FileBase(Optional.empty(), Claim.DIFFERS));
    }

    @Test
    void aFileThatSaysNothingIsKnownByItsTextBeforeTheChanges() {
        assertThat(of(null, SECOND)).isEqualTo(new FileBase(Optional.of(BaseChoice.ofVersion(2)), Claim.NONE));
        assertThat(of(null, ROUND))
                .isEqualTo(new FileBase(Optional.of(BaseChoice.of(BaseChoice.Kind.BEGUN)), Claim.NONE));
        assertThat(of(null, ANOTHER)).isEqualTo(new FileBase(Optional.empty(), Claim.NONE));
    }

    @Test
    void choicesAreReadAndNothingElseIs() {
        assertThat(BaseChoice.parse("12")).contains(BaseChoice.ofVersion(12));
        for (var kind : BaseChoice.Kind.values()) {
            var choice = kind == BaseChoice.Kind.VERSION ? BaseChoice.ofVersion(12) : BaseChoice.of(kind);
            assertThat(BaseChoice.parse(choice.value())).contains(choice);
        }
        assertThat(BaseChoice.parse("0")).isEmpty();
        assertThat(BaseChoice.parse("99999999999")).isEmpty();
        assertThat(BaseChoice.parse("-1")).isEmpty();
        assertThat(BaseChoice.parse("")).isEmpty();
    }

    private static ImportedOrigin claim(Kind kind, @Nullable Integer version, TextHash hash) {
        return new ImportedOrigin(kind, HERE, version, hash);
    }

    private static FileBase of(@Nullable ImportedOrigin origin, TextHash before) {
        return FileBase.of(origin, before, known());
    }

    private static Map<BaseChoice, TextHash> known() {
        var known = new LinkedHashMap<BaseChoice, TextHash>();
        known.put(BaseChoice.of(BaseChoice.Kind.COPY), COPY);
        known.put(BaseChoice.of(BaseChoice.Kind.BEGUN), ROUND);
        known.put(BaseChoice.of(BaseChoice.Kind.DRAFT), TODAY);
        known.put(BaseChoice.ofVersion(2), SECOND);
        known.put(BaseChoice.ofVersion(1), FIRST);
        return known;
    }
}
