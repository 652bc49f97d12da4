package org.communique.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.coalition.directory.MemberId;
import org.junit.jupiter.api.Test;

class MentionsTests {

    private final MemberId ana = new MemberId("ana");
    private final MemberId jose = new MemberId("jose");

    @Test
    void areTheMembersAndNotTheirNames() {
        assertThat(Mentions.in("Ana, what does @[jose] say, or @[ana] and @[jose]?"))
                .containsExactly(jose, ana);
        assertThat(Mentions.in("@Ana, @[], @[a b], @ [ana] and ana@[ana")).isEmpty();
    }

    @Test
    void areShownWithTheNameOfToday() {
        var said = "See @[ana], @[jose]\nand @[gone].";
        assertThat(Mentions.named(said, Map.of(ana, "Ana Lima", jose, "رانيا")))
                .isEqualTo("See @Ana Lima, @رانيا\nand @[gone].");
        assertThat(Mentions.named("@[ana]", Map.of(ana, "@[jose] $1\\", jose, "José")))
                .isEqualTo("@@[jose] $1\\");
    }

    @Test
    void areOnlyOfThoseWhoReadItOrWereMentionedBefore() {
        assertThat(Mentions.areAdmitted("@[ana]", "", ana::equals)).isTrue();
        assertThat(Mentions.areAdmitted("@[ana] @[jose]", "", ana::equals)).isFalse();
        assertThat(Mentions.areAdmitted("@[ana] @[jose]", "Once, @[jose]", ana::equals))
                .isTrue();
    }

    @Test
    void areBoundedAndReadInATimeThatIs() {
        var many = IntStream.range(0, 10_000).mapToObj(i -> "@[m" + i + "]").collect(Collectors.joining());
        assertThat(Mentions.areAdmitted(many, "", _ -> true)).isFalse();
        assertThat(Mentions.areAdmitted("@[ana]".repeat(10_000), "", _ -> true)).isTrue();
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> Mentions.in("@[".repeat(1_000_000) + "a".repeat(1_000_000)));
    }
}
