package org.communique.statement.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.communique.statement.StatementId;
import org.junit.jupiter.api.Test;

class WorkFilterTests {

    private static final WorkItem ITEM = new WorkItem(
            "workflow.work.decide",
            "Policy review",
            new StatementId("s"),
            "Safeguards must travel",
            "statements/s/review",
            null);

    @Test
    void takesTitlesWhateverTheirCase() {
        assertThat(new WorkFilter("", "SAFEGUARDS ", Set.of(), false).takes(ITEM, false))
                .isTrue();
        assertThat(new WorkFilter("", "interception", Set.of(), false).takes(ITEM, false))
                .isFalse();
    }

    @Test
    void takesTheKindsNamedOrAll() {
        assertThat(WorkFilter.ALL.takes(ITEM, false)).isTrue();
        assertThat(new WorkFilter("", "", Set.of("workflow.work.decide"), false).takes(ITEM, false))
                .isTrue();
        assertThat(new WorkFilter("", "", Set.of("signon.work.sign"), false).takes(ITEM, false))
                .isFalse();
    }

    @Test
    void takesOnlyWhatIsLateIfAsked() {
        var late = new WorkFilter("Late", "", Set.of(), true);
        assertThat(late.takes(ITEM, true)).isTrue();
        assertThat(late.takes(ITEM, false)).isFalse();
    }

    @Test
    void hasANameOfSixtyCharactersAtMost() {
        assertThatThrownBy(() -> new WorkFilter("n".repeat(61), "", Set.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
