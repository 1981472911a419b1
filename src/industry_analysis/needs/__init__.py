"""What companies say they need: from interviews to a picture that can be published."""
