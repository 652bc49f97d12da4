package org.communique.amendment;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Map;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.springframework.stereotype.Component;

/** The passages of texts that amendments are written on. They never change, and are needed at each look at the amendments. */
@Component
public class RoundTexts {

    /** In bytes of the drafts; what is read of them is some times larger. */
    private static final long MOST = 8L << 20;

    private final LoadingCache<BaseId, Read> read;

    private record Read(LeafSequence leaves, Map<BlockId, Leaf> byId, int bytes) {}

    RoundTexts(Rounds rounds) {
        read = Caffeine.newBuilder()
                .maximumWeight(MOST)
                .<BaseId, Read>weigher((_, each) -> each.bytes())
                .build(base -> {
                    var text = rounds.text(base).orElseThrow();
                    var leaves = text.leaves();
                    return new Read(leaves, Map.copyOf(leaves.byId()), text.state().length);
                });
    }

    public LeafSequence leaves(BaseId base) {
        return read.get(base).leaves();
    }

    /** By their ids. */
    public Map<BlockId, Leaf> passages(BaseId base) {
        return read.get(base).byId();
    }
}
