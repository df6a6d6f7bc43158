package io.github.tgsession.benchmark;

/**
 * What was measured of one thing.
 *
 * @param work what it is
 * @param ours what we need
 * @param baseline what the baseline needs
 * @param ratio how both compare
 */
record ComparisonRow(String work, String ours, String baseline, String ratio) {

	/**
	 * Stands where there is nothing to compare with.
	 */
	static final String NOTHING = "–";

	@Override
	public String toString() {
		return "| " + this.work + " | " + this.ours + " | " + this.baseline + " | " + this.ratio + " |\n";
	}

}
