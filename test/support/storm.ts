const whole = process.env['STORMS'] === 'whole';

/** How often a storm does what it does: a few times in every run, as often as is promised with `STORMS=whole` (docs/architecture.md, "Tests"). */
export const storm = (few: number, promised: number): number => (whole ? promised : few);
