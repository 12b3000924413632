"""A text takes the place of another: every citation of the older one is led to the newer one and accounted for.

What stands there in the same words is led there, what stands there in words somewhat changed too, and says so until
somebody has looked. What is not found surely goes on pointing at the older text, which stays in the case. For each
citation a row of the report is kept: so the rows always add up to the citations there were.
"""
