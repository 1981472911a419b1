"""What can a place offer those who want to invest?

Rows are places or figures. The trap: nobody publishes what land is for sale; what is here is
what the place has, not what is free.
"""

# the published figures of the chapter, in the order of its table
FIGURES = (
    "broadband_fast",
    "power_outages",
    "business_climate",
    "building_permits",
    "environment_inspection",
    "post_secondary",
    "upper_secondary",
    "unemployment",
    "working_age_share",
    "working_age_forecast",
    "business_promotion",
)
