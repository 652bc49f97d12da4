package org.communique.file.office;

import java.util.List;
import java.util.function.BiFunction;
import org.communique.file.office.part.Element;
import org.communique.text.document.RichText.Block;

/**
 * What the readers of an OpenDocument text share.
 *
 * @param blocks what is in an item or a cell
 */
record OdtReading(
        LossCollector lossCollector, SizeCounter sizeCounter, BiFunction<Element, OdtPlace, List<Block>> blocks) {}
