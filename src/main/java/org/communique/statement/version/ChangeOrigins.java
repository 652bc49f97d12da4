package org.communique.statement.version;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.communique.text.comparison.Comparison;
import org.communique.text.format.ChangeOrigin;

/**
 * Where changes came from.
 *
 * @param key  differs from that of others which say something else
 * @param find takes time; by the places of passages in the comparison. What is not sure is left out
 */
public record ChangeOrigins(Object key, Function<Comparison, Map<Integer, List<ChangeOrigin>>> find) {}
