"""Build: the order of the stages, the plan of what to make, its cost, and the record of past builds."""
